import type { FetchMessageObject, ImapFlow, SearchObject } from 'imapflow';
import type { Desk } from '../../desk/desk.ts';
import { Transient } from '../../outbox/failure.ts';
import type { SoughtMail } from '../../store/privacy/erased-mails.ts';
import { isOwnId, messageIdIn } from '../message-id.ts';
import { sourceHash } from '../reading/content-hash.ts';

/** A larger one is not fetched to be looked at: where it came in it is known by its place. */
const lookedAtMost = 60 * 1024 * 1024;

const day = 86_400_000;

/**
 * Where a mail lies in the folder that is open. What has its id is not it yet: programs give the same one twice, and whoever wants to
 * can. It is the same mail as the desk knows it, by its id and what it says; or it stands where it came in, under its id.
 *
 * @returns UIDs; a folder may hold it twice
 */
export async function findMail(
  { readAnew }: Pick<Desk, 'readAnew'>,
  client: ImapFlow,
  sought: SoughtMail,
): Promise<number[]> {
  const uid = uidHere(client, sought);
  const found = await candidates(client, sought, uid);
  const same: number[] = [];
  for (const each of found) {
    if (each.uid === uid && idOf(each) === sought.messageId) same.push(each.uid);
    else if ((each.size ?? 0) <= lookedAtMost && (await isSame(each.uid))) same.push(each.uid);
  }
  return same;

  async function isSame(one: number): Promise<boolean> {
    const [fetched] = await client.fetchAll([one], { uid: true, source: true }, { uid: true });
    if (!fetched?.source) return false;
    const read = await readAnew(fetched.source);
    return read
      ? read.messageId === sought.messageId && read.contentHash === sought.contentHash
      : sourceHash(fetched.source) === sought.contentHash;
  }
}

/** Its UID, where this is the folder in which it came in, and the server has not numbered anew since. */
function uidHere({ mailbox }: ImapFlow, { place }: SoughtMail): number | null {
  const [, validity, uid] = /:(\d+):(\d+)$/.exec(place) ?? [];
  return mailbox && String(mailbox.uidValidity) === validity ? Number(uid) : null;
}

/** What may be it: under its UID, by its id; and of those that have none what came in about then. */
async function candidates(
  client: ImapFlow,
  { messageId, arrivedAt }: SoughtMail,
  uid: number | null,
): Promise<FetchMessageObject[]> {
  const hasId = !isOwnId(messageId);
  const uids = [
    ...(uid === null ? [] : await found(client, { uid: String(uid) })),
    ...(await found(
      client,
      hasId
        ? { header: { 'message-id': messageId } }
        : { since: new Date(arrivedAt.getTime() - day), before: new Date(arrivedAt.getTime() + 2 * day) },
    )),
  ];
  if (uids.length === 0) return [];
  const heads = { uid: true, size: true, headers: ['message-id'] };
  const all = await client.fetchAll([...new Set(uids)], heads, { uid: true });
  return all.filter(each => each.uid === uid || hasId || idOf(each) === null);
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
