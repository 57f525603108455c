import type { Log } from '../../log.ts';
import { accountsOn, type ChatAccount, noteSeen } from '../../store/people/operators.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import type { ChatDirectory, ChatMember, ChatRoll } from './directory.ts';
import { enrol, isAdmitted, mayAct } from './enrol.ts';

/** So many are looked at one by one in a round: Slack lets an app ask for a hundred in a minute. */
const lookedAtOnce = 10;
const absentLookedAtOnce = 40;
/** Most of the operators gone at once is an outage of the platform's, until it has said so for so long. */
const believedAfterMs = 600_000;

/** Where the next round goes on looking, by platform: at those who are listed, and at those who are not. */
const lookedUpTo = new WeakMap<object, string>();
const absentLookedUpTo = new WeakMap<object, string>();

/** Since when a platform says what can hardly be, by the machine's clock. A restart begins anew. */
const doubtedSince = new WeakMap<object, number>();

/**
 * Compares whom a platform lists in the operators' channel with whom the desk knows. Who is not listed any more, and is
 * not vouched for when looked up alone, is nobody from now on; newcomers and returned ones are enrolled. Of those who are
 * listed some are looked at in each round, in turn: an account can be switched off and stay in its channel.
 *
 * @param about `told`: of these the platform itself has just said that something has changed; `lookAt`: these are looked
 *   at in any case
 * @throws when the platform cannot be asked; nothing has changed then
 */
export async function callRoll(
  desk: Desk,
  directory: ChatDirectory & ChatRoll,
  platform: ChatPlatform,
  { told = [], lookAt = [] }: { told?: string[]; lookAt?: string[] } = {},
  log: Log | null = null,
): Promise<void> {
  const present = await directory.present();
  const accounts = await accountsOn(desk.db, platform);
  const acting = accounts.filter(mayAct);
  if (present.size === 0) {
    log?.warn(
      { room: 'desk', platform },
      'the platform lists nobody in the operators’ channel: not believed',
    );
    return;
  }
  const look = async (userId: string): Promise<Looked> => {
    const member = await directory.member(userId);
    return { userId, member: member && { ...member, inOperatorsChannel: present.has(userId) } };
  };
  const isMissing = (userId: string) => !present.has(userId);
  const absent = acting.filter(({ userId }) => isMissing(userId));
  const missing: Looked[] = [];
  for (const userId of absentToLookAt()) missing.push(await look(userId));
  const seen: Looked[] = [];
  for (const userId of whomToLookAt()) {
    const looked = await look(userId);
    // Listed, and unknown when looked up: one of the two is a slip.
    if (looked.member || isMissing(userId)) seen.push(looked);
  }

  const isActing = ({ userId }: Looked) => acting.some(account => account.userId === userId);
  const isLeaving = (looked: Looked) => isActing(looked) && !isAdmitted(desk, looked.member);
  // Where there are too many to look at all of them, the others are taken to be as those are.
  const leavingAbsent = (absent.length * missing.filter(isLeaving).length) / Math.max(1, missing.length);
  const isOdd =
    areMost(leavingAbsent, acting.length) ||
    areMost(seen.filter(isLeaving).length, seen.filter(isActing).length);
  const isBelieved = believed(directory, isOdd);
  if (!isBelieved)
    log?.warn({ room: 'desk', platform }, 'the platform vouches for hardly any operator: not believed yet');
  for (const looked of [...missing, ...seen])
    if (isBelieved || !isLeaving(looked) || told.includes(looked.userId))
      await enrol(desk, platform, looked.userId, looked.member);

  const seenToday = acting.filter(({ userId }) => present.has(userId)).map(({ userId }) => userId);
  const unclear = new Set(seen.filter(isLeaving).map(({ userId }) => userId));
  if (isBelieved)
    await noteSeen(
      desk.db,
      platform,
      seenToday.filter(id => !unclear.has(id)),
      desk.clock(),
    );

  function absentToLookAt(): string[] {
    const asked = absent.filter(({ userId }) => told.includes(userId) || lookAt.includes(userId));
    const inTheirTurn = inTurn(absentLookedUpTo, directory, absent, absentLookedAtOnce);
    const ids = new Set([...asked, ...inTheirTurn].map(({ userId }) => userId));
    return [...ids].slice(0, absentLookedAtOnce);
  }

  function whomToLookAt(): Set<string> {
    const returned = accounts.filter(({ goneAt, userId }) => goneAt !== null && present.has(userId));
    const unknown = [...present].filter(id => !accounts.some(({ userId }) => userId === id));
    return new Set(
      [
        ...told,
        ...lookAt,
        ...returned.map(({ userId }) => userId),
        ...unknown.slice(0, lookedAtOnce),
        ...inTurn(lookedUpTo, directory, acting, lookedAtOnce).map(({ userId }) => userId),
      ].filter(id => !absent.some(({ userId }) => userId === id)),
    );
  }
}

function inTurn(
  upTo: WeakMap<object, string>,
  platform: object,
  accounts: ChatAccount[],
  atMost: number,
): ChatAccount[] {
  const after = upTo.get(platform) ?? '';
  const rest = accounts.filter(({ userId }) => userId > after);
  const these = [...rest, ...accounts.filter(({ userId }) => userId <= after)].slice(0, atMost);
  upTo.set(platform, these.at(-1)?.userId ?? '');
  return these;
}

type Looked = { userId: string; member: ChatMember | null };

function areMost(some: number, all: number): boolean {
  return some > 0 && some > all / 2;
}

/** A few may leave in a minute; where nobody would be left, or hardly anybody, it must be said for some time. */
function believed(platform: object, isOdd: boolean): boolean {
  if (!isOdd) {
    doubtedSince.delete(platform);
    return true;
  }
  const since = doubtedSince.get(platform) ?? Date.now();
  doubtedSince.set(platform, since);
  return Date.now() - since >= believedAfterMs;
}
