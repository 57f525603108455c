import type { FetchMessageObject, ImapFlow, SearchObject } from 'imapflow';
import type { Desk } from '../../desk/desk.ts';
import { Transient } from '../../outbox/failure.ts';
import type { Sought } from '../../store/privacy/erased-mails.ts';
import { isIdOfUnreadable, isOwnId, messageIdIn } from '../message-id.ts';
import { sourceHash } from '../reading/content-hash.ts';

/** A larger one is not fetched to be looked at: where it came in it is known by its place. */
const lookedAtMost = 60 * 1024 * 1024;

const day = 86_400_000;

/**
 * Where a mail lies in the folder that is open. What has its id is not it yet: programs give the same one twice, and whoever wants to
 * can. It is the same mail as the desk knows it, by its id and what it says; or it stands where it came in, under its id.
 *
 * @param isWhereItReads whether this is the folder in which mail comes in: others number their own
 * @returns UIDs; a folder may hold it twice
 */
export async function findMail(
  { readAnew }: Pick<Desk, 'readAnew'>,
  client: ImapFlow,
  sought: Sought,
  isWhereItReads: boolean,
): Promise<number[]> {
  const here = isWhereItReads ? uidsHere(client, sought) : [];
  const same: number[] = [];
  for (const each of await candidates(client, sought, here)) {
    if (here.includes(each.uid) && isNamedSo(each)) same.push(each.uid);
    else if ((each.size ?? 0) <= lookedAtMost && (await isSame(each.uid))) same.push(each.uid);
  }
  return same;

  /** Under its own UID it need not be fetched. */
  function isNamedSo(each: FetchMessageObject): boolean {
    const id = idOf(each);
    return id === null ? isOwnId(sought.messageId) : id === sought.messageId;
  }

  async function isSame(one: number): Promise<boolean> {
    const [fetched] = await client.fetchAll([one], { uid: true, source: true }, { uid: true });
    if (!fetched?.source) return false;
    const read = await readAnew(fetched.source);
    return read
      ? read.messageId === sought.messageId && read.contentHash === sought.contentHash
      : sourceHash(fetched.source) === sought.contentHash;
  }
}

/** What bears its id in the folder that is open: by it alone a mail is told of which nothing else is known. */
export async function bearingItsId(client: ImapFlow, sought: Sought): Promise<number[]> {
  const all = hasId(sought) ? await candidates(client, sought, []) : [];
  return all.filter(each => idOf(each) === sought.messageId).map(({ uid }) => uid);
}

/** Whether it bears the id by which the desk knows it. */
export function hasId({ messageId }: Pick<Sought, 'messageId'>): boolean {
  return !isOwnId(messageId) && !isIdOfUnreadable(messageId);
}

/** The UIDs under which it came in, where the server has not numbered anew since. */
function uidsHere({ mailbox }: ImapFlow, { places }: Sought): number[] {
  return places.flatMap(place => {
    const [, validity, uid] = /:(\d+):(\d+)$/.exec(place) ?? [];
    return mailbox && String(mailbox.uidValidity) === validity ? Number(uid) : [];
  });
}

/** What may be it: under its UIDs, by its id; and where that is none of its own, what came in about then. */
async function candidates(client: ImapFlow, sought: Sought, here: number[]): Promise<FetchMessageObject[]> {
  const { messageId, arrivedAt } = sought;
  const then = {
    since: new Date(arrivedAt.getTime() - day),
    before: new Date(arrivedAt.getTime() + 2 * day),
  };
  // Some servers refuse to look for an id that is not plain ASCII.
  const byId = hasId(sought)
    ? await client.search({ header: { 'message-id': messageId } }, { uid: true })
    : false;
  const uids = [
    ...(here.length === 0 ? [] : await found(client, { uid: here.join(',') })),
    ...(Array.isArray(byId) ? byId : await found(client, then)),
  ];
  if (uids.length === 0) return [];
  const heads = { uid: true, size: true, headers: ['message-id'] };
  const all = await client.fetchAll([...new Set(uids)], heads, { uid: true });
  return all.filter(each => here.includes(each.uid) || !isOwnId(messageId) || idOf(each) === null);
}

async function found(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  // It gives no list where the server refused, or the wire broke: that says nothing of what is there.
  if (!Array.isArray(found)) throw new Transient('the folder could not be searched');
  return found;
}

function idOf({ headers }: FetchMessageObject): string | null {
  const head = headers?.toString('latin1').replace(/\r?\n[ \t]+/g, ' ') ?? '';
  return messageIdIn(/^message-id:[ \t]*(.*)$/im.exec(head)?.[1] ?? '');
}
