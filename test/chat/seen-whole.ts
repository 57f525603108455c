import { type Seen, seen, seenPart } from '../../src/ticket/sight/seen.ts';
import { admittedSeeAll, type Eyes } from '../../src/ticket/sight/sight.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';

const eyes: Eyes = { maySeeWords: admittedSeeAll, viewer: { kind: 'machine' }, place: 'console' };

/** A request as whoever may see all of it sees it. */
export function wholeTicket(ticket: Ticket): Seen<Ticket> {
  return seen(ticket, eyes);
}

/** The same of something in a request. */
export function wholePart<T extends object>(part: T): Seen<T> {
  const whole = seenPart({ number: 1, restricted: false }, part, eyes);
  if (!whole) throw new Error('it is not seen');
  return whole;
}
