import type { Desk, Destination } from '../../desk/desk.ts';
import { whoSees } from '../../desk/people/who-sees.ts';
import type { UntoldPing } from '../../store/clock/pings.ts';
import { accountsOf, allOperators } from '../../store/people/operators.ts';
import { placeFactsOf } from '../../store/tickets/kept-to-few.ts';
import { isCall } from '../../ticket/clock/calls.ts';
import type { Named } from '../../ticket/words.ts';
import type { ListCard } from '../card.ts';

/** Whom a platform that knows no @channel for bots can call one by one. */
const peopleAtMost = 20;

/**
 * Whom calls go to. A ticket may be told of twice in a minute, for both its promises or to several: all of them are called.
 * One that is told to nobody who is here calls the channel. About what few may see those are called who may: instead of a
 * channel where others are, each of them.
 */
export async function whoIsCalled(
  desk: Desk,
  { platform, channel }: Destination,
  calls: UntoldPing[],
): Promise<Pick<ListCard, 'mentions' | 'callsChannel'>> {
  const operators = await allOperators(desk.db);
  const tickets = await placeFactsOf(desk.db, [...new Set(calls.map(({ ticket }) => ticket))]);
  const told: number[][] = [];
  let callsChannel = false;
  let canBeCalled = operators;
  for (const call of calls) {
    const ticket = tickets.get(call.ticket);
    if (!ticket) continue;
    const who = whoSees(desk, ticket, operators);
    const here = toldBy(call).flatMap(({ id }) => (who.some(known => known.id === id) ? [id] : []));
    if (ticket.restricted) canBeCalled = whoSees(desk, ticket, canBeCalled);
    const isTheirs = desk.maySeeWords(ticket, { kind: 'channel', platform, channel }, 'call');
    if (here.length === 0 && isTheirs) callsChannel = true;
    told.push(here.length === 0 && !isTheirs ? who.map(({ id }) => id) : here);
  }
  const ids = [...new Set(told.flat())];
  const isChannelCalled = callsChannel || ids.length > peopleAtMost;
  const all = canBeCalled.map(({ id }) => id);
  const accounts = await accountsOf(desk.db, platform, isChannelCalled ? all : ids);
  return { mentions: accounts.slice(0, peopleAtMost), callsChannel: isChannelCalled };
}

/** Whom the clock chose when it made the call. */
export function toldBy({ event }: UntoldPing): Named[] {
  return isCall(event) ? event.told : [];
}
