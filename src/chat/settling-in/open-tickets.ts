import type { Desk, Destination } from '../../desk/desk.ts';
import { cardEffect } from '../../desk/effects.ts';
import { allPlaces, isAmong, placesOf } from '../../desk/places.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { openTicketsWithCard, openTicketsWithoutCard } from '../../store/chats/settling-in.ts';
import type { Db } from '../../store/database.ts';
import { placeFactsOf } from '../../store/tickets/kept-to-few.ts';
import type { Gateways } from '../gateway.ts';
import { meant } from './channels.ts';

const enqueuedAtOnce = 500;

/**
 * Orders that each channel shows the open tickets that lie there: to look takes the longer the more are open, and neither a start
 * nor Teams, which waits ten seconds for its answer, is kept waiting.
 */
export const showingOpenTickets = {
  task: 'show-open',
  payload: {},
  lane: 'show-open',
  replaces: 'show-open',
};

/**
 * Gives each channel the cards of the open tickets that lie there and have none, when there is time for it; and has those
 * left that do not lie there any more, because the routes are others than they were.
 */
export async function showOpenTickets(desk: Desk, gateways: Gateways): Promise<void> {
  for (const place of allPlaces(desk)) {
    const channel = await meant(gateways, place);
    if (channel === null) continue;
    const key = { platform: place.platform, destination: place.channel };
    const lacking = await inSight(desk, place, await openTicketsWithoutCard(desk.db, key, channel), true);
    const strayed = await inSight(desk, place, await openTicketsWithCard(desk.db, key), false);
    await enqueueCards(desk.db, place, [...lacking, ...strayed]);
  }
}

/** Of these tickets, those that lie in a channel, or those that do not. */
async function inSight(desk: Desk, place: Destination, tickets: number[], lies: boolean): Promise<number[]> {
  const found: number[] = [];
  for (let from = 0; from < tickets.length; from += enqueuedAtOnce) {
    const facts = await placeFactsOf(desk.db, tickets.slice(from, from + enqueuedAtOnce));
    for (const [number, ticket] of facts)
      if (isAmong(placesOf(desk, ticket), place) === lies) found.push(number);
  }
  return found;
}

/** Orders cards for a channel, when there is time for them. */
export async function enqueueCards(db: Db, destination: Destination, tickets: number[]): Promise<void> {
  for (let from = 0; from < tickets.length; from += enqueuedAtOnce) {
    const some = tickets.slice(from, from + enqueuedAtOnce);
    await enqueue(
      db,
      some.map(ticket => cardEffect(destination, ticket, true)),
    );
  }
}
