import type { Desk, Destination } from '../../desk/desk.ts';
import { cardEffect } from '../../desk/effects.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { openTicketsWithoutCard } from '../../store/chats/settling-in.ts';
import type { Db } from '../../store/database.ts';
import type { Gateways } from '../gateway.ts';
import { meant } from './channels.ts';

const enqueuedAtOnce = 500;

/** Gives each operators' channel the cards of all open tickets that have none there, when there is time for it. */
export async function showOpenTickets(desk: Desk, gateways: Gateways): Promise<void> {
  for (const destination of desk.destinations) {
    const channel = await meant(gateways, destination);
    if (channel === null) continue;
    const key = { platform: destination.platform, destination: destination.channel };
    await enqueueCards(desk.db, destination, await openTicketsWithoutCard(desk.db, key, channel));
  }
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
