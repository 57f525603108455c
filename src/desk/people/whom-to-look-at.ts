import type { ChatAccount } from '../../store/people/operators.ts';
import { mayAct } from './enrol.ts';

/** So many are looked at one by one in a round: Slack lets an app ask for a hundred in a minute. */
const lookedAtOnce = 10;
const absentLookedAtOnce = 40;

/** Where the next round goes on looking, by platform: at those who are listed, and at those who are not. */
const lookedUpTo = new WeakMap<object, string>();
const absentLookedUpTo = new WeakMap<object, string>();

/** Who is in a channel by the platform's list, whom the desk knows there, and who is asked about in any case. */
type Roll = { present: Set<string>; accounts: ChatAccount[]; told: string[]; lookAt: string[] };

/**
 * Whom one round looks up one by one, by their ids: some of those who act and are not listed any more, and of the listed
 * whoever has come back, is new, or has not been looked at for the longest.
 *
 * @param platform the next round goes on where this one ended
 */
export function whomToLookAt(
  platform: object,
  { present, accounts, told, lookAt }: Roll,
): { absent: string[]; others: string[] } {
  const acting = accounts.filter(mayAct);
  const absent = acting.filter(({ userId }) => !present.has(userId)).map(({ userId }) => userId);
  const askedAbsent = absent.filter(id => told.includes(id) || lookAt.includes(id));
  const absentInTurn = inTurn(absentLookedUpTo, platform, absent, absentLookedAtOnce);
  const returned = accounts.filter(({ goneAt, userId }) => goneAt !== null && present.has(userId));
  const unknown = [...present].filter(id => !accounts.some(({ userId }) => userId === id));
  const others = [
    ...told,
    ...lookAt,
    ...returned.map(({ userId }) => userId),
    ...unknown.slice(0, lookedAtOnce),
    ...inTurn(
      lookedUpTo,
      platform,
      acting.map(({ userId }) => userId),
      lookedAtOnce,
    ),
  ].filter(id => !absent.includes(id));
  return {
    absent: [...new Set([...askedAbsent, ...absentInTurn])].slice(0, absentLookedAtOnce),
    others: [...new Set(others)],
  };
}

function inTurn(upTo: WeakMap<object, string>, platform: object, ids: string[], atMost: number): string[] {
  const after = upTo.get(platform) ?? '';
  const rest = ids.filter(id => id > after);
  const these = [...rest, ...ids.filter(id => id <= after)].slice(0, atMost);
  upTo.set(platform, these.at(-1) ?? '');
  return these;
}
