import type { Desk } from '../../src/desk/desk.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';

/** A ticket that there must be. */
export async function ticketAt(desk: Desk, number: number): Promise<Ticket> {
  const ticket = await findTicket(desk.db, number);
  if (!ticket) throw new Error(`there is no ticket ${number}`);
  return ticket;
}

/** The Message-ID of the letter that a ticket's event ordered. */
export async function idOf(desk: Desk, number: number, sequence: number): Promise<string> {
  const [ordered] = await eventsAfter(desk.db, number, sequence - 1);
  if (!ordered) throw new Error(`ticket ${number} has no event ${sequence}`);
  return desk.messageIds.of(await ticketAt(desk, number), ordered);
}
