import { sql } from 'drizzle-orm';
import { conversationOf, type Message } from '../../../../src/store/mail/messages.ts';
import { eventsAfter } from '../../../../src/store/tickets/events.ts';
import { findTicket } from '../../../../src/store/tickets/tickets.ts';
import type { RecordedEvent } from '../../../../src/ticket/events.ts';
import type { Ticket } from '../../../../src/ticket/ticket.ts';
import type { Started } from '../../a-house.ts';

/** A request, with all that the database says of it. `due`: what falls first of what it is owed. */
export type Told = { ticket: Ticket; log: RecordedEvent[]; mail: Message[]; due: Date | null };

/** All requests of the day. */
export async function everything({ database: { database } }: Started): Promise<Told[]> {
  const { db } = database;
  const rows = await db.execute<{ number: number; due: string | null }>(
    sql`select number, least(case when claimed_at is null then claim_due end, resolve_due)::text as due
      from ticket order by number`,
  );
  return await Promise.all(
    [...rows].map(async ({ number, due }) => {
      const ticket = await findTicket(db, number);
      if (!ticket) throw new Error(`#${number} is gone`);
      const [log, mail] = await Promise.all([eventsAfter(db, number, 0), conversationOf(db, number)]);
      return { ticket, log, mail, due: due === null ? null : new Date(due) };
    }),
  );
}
