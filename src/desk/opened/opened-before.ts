import type { Db } from '../../store/database.ts';
import { ticketOfPress } from '../../store/tickets/events.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/** The request that was opened with the key of a press, or of a message in chat; null where none was. */
export async function openedBefore(db: Db, key: string): Promise<Ticket | null> {
  const number = await ticketOfPress(db, key);
  return number === null ? null : await findTicket(db, number);
}
