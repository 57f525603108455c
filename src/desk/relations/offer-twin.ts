import type { Effect } from '../../outbox/effect.ts';
import type { Db } from '../../store/database.ts';
import { closedAmong, readByAll } from '../../store/tickets/kept-to-few.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, hold, record } from '../handle.ts';
import { likeIt } from './twins-left-open.ts';

const itself: Circumstances = { actor: { kind: 'desk' }, origin: 'desk', key: null };
/** With so many, no closed ones are asked about; open ones always are. */
const askedBesideClosed = 20;

/**
 * A request that has just come in, all see, and may be like one that few may see: that is looked at in a job of its own. Whoever
 * takes a mail in holds other requests, and must wait for none that somebody holds who waits for those.
 */
export async function mayBeTwin(tx: Db, ticket: Ticket): Promise<Effect[]> {
  if (ticket.restricted || ticket.fromBacklog) return [];
  // What all see, and it is like, may be restricted at this moment.
  if (ticket.looksLike === null && (await likeIt(tx, ticket, true)) === null) return [];
  return [
    {
      task: 'offer-twin',
      payload: { ticket: ticket.number },
      lane: 'offer-twin',
      replaces: `offer-twin:${ticket.number}`,
    },
  ];
}

/**
 * Those few are asked about it on the card of theirs that it resembles, as of those that were there before. It is restricted by
 * nobody but them; to nobody else anything is said. Done again, nothing is said again.
 */
export async function offerTwin(desk: Desk, number: number): Promise<void> {
  await desk.db.transaction(async tx => {
    const ticket = await findTicket(tx, number);
    const like = !ticket || ticket.restricted ? null : await likeIt(tx, ticket, true);
    const held = like === null ? null : await hold(desk, tx, like, itself);
    if (!held?.ok) return;
    const { ticket: hidden } = held;
    if (!hidden.restricted || hidden.mergedInto !== null || hidden.status === 'closed') return;
    const asked = hidden.twins ?? [];
    const open = await readByAll(tx, [...asked, number]);
    if (asked.includes(number) || !open.includes(number)) return;
    await record(
      desk,
      tx,
      hidden,
      [{ type: 'twins-found', twins: await withoutOldest(tx, open), found: [number] }],
      itself,
    );
  });
}

/** What is closed all read still; of somebody who writes every day of one thing the latest are asked about. */
async function withoutOldest(tx: Db, twins: number[]): Promise<number[]> {
  const closed = await closedAmong(tx, twins);
  const open = twins.filter(number => !closed.includes(number));
  const left = Math.max(0, askedBesideClosed - open.length);
  return [...open, ...closed.slice(Math.max(0, closed.length - left))];
}
