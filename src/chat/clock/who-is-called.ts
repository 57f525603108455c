import type { Desk } from '../../desk/desk.ts';
import type { UntoldPing } from '../../store/clock/pings.ts';
import { accountsOf, allOperators } from '../../store/people/operators.ts';
import { isCall } from '../../ticket/clock/calls.ts';
import type { ChatPlatform, Named } from '../../ticket/words.ts';
import type { ListCard } from '../card.ts';

/** Whom a platform that knows no @channel for bots can call one by one. */
const peopleAtMost = 20;

/**
 * Whom calls go to. A ticket may be told of twice in a minute, for both its promises or to several: all of them are called.
 * One that is told to nobody who is here calls the channel.
 */
export async function whoIsCalled(
  desk: Desk,
  platform: ChatPlatform,
  calls: UntoldPing[],
): Promise<Pick<ListCard, 'mentions' | 'callsChannel'>> {
  const here = (await allOperators(desk.db)).map(({ id }) => id);
  const toldHere = calls.map(call => toldBy(call).flatMap(({ id }) => (here.includes(id) ? [id] : [])));
  const told = [...new Set(toldHere.flat())];
  const callsChannel = told.length > peopleAtMost || toldHere.some(ids => ids.length === 0);
  const accounts = await accountsOf(desk.db, platform, callsChannel ? here : told);
  return { mentions: accounts.slice(0, peopleAtMost), callsChannel };
}

/** Whom the clock chose when it made the call. */
export function toldBy({ event }: UntoldPing): Named[] {
  return isCall(event) ? event.told : [];
}
