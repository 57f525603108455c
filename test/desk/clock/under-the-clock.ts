import { sql } from 'drizzle-orm';
import type { Desk } from '../../../src/desk/desk.ts';
import { scheduleOf } from '../../../src/desk/terms.ts';
import type { Db } from '../../../src/store/database.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { nextTicketNumber } from '../../../src/store/tickets/ticket-numbers.ts';
import { insertTicket } from '../../../src/store/tickets/tickets.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import type { Role } from '../../../src/ticket/words.ts';
import { inRome, rome } from '../../ticket/at-rome.ts';
import type { aDesk } from '../a-desk.ts';

type TestDesk = ReturnType<typeof aDesk>;

export function moveTo(desk: TestDesk, when: string): void {
  desk.advance(rome(when).getTime() - desk.clock().getTime());
}

/** Writes a ticket as it stands, under a number of its own. */
export async function place(desk: Desk, ticket: Ticket): Promise<number> {
  const number = await nextTicketNumber(desk.db);
  const placed = { ...ticket, number };
  await insertTicket(desk.db, placed, scheduleOf(desk, placed, desk.clock()));
  return number;
}

export async function person(db: Db, name: string, role: Role = 'operator') {
  return await enrolOperator(db, { email: `${name.toLowerCase()}@x.example`, name, role });
}

/** What the clock said of a ticket, as `24T09:45 claim 0.75`. */
export async function toldOf(db: Db, number: number): Promise<string[]> {
  return (await eventsAfter(db, number, 0)).flatMap(({ event, at }) => {
    const when = inRome(at)?.slice(8);
    if (event.type === 'escalated')
      return [
        `${when} ${event.promise} ${event.share}${event.repetition > 0 ? ` again ${event.repetition}` : ''}`,
      ];
    return event.type === 'on-call-told' || event.type === 'reminded' || event.type === 'closed'
      ? [`${when} ${event.type}`]
      : [];
  });
}

/** What waits in the outbox. */
export async function jobs<P = Record<string, unknown>>(
  db: Db,
  task: string,
): Promise<{ key: string | null; payload: P }[]> {
  return await db.execute<{ key: string | null; payload: P }>(
    sql`select j.key, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p using (id)
        where j.task_identifier = ${task} order by j.run_at, j.id`,
  );
}

/** The outbox has carried everything. */
export async function emptyOutbox(db: Db): Promise<void> {
  await db.execute(sql`delete from graphile_worker._private_jobs`);
}

export async function wakeOf(db: Db, number: number): Promise<string | null> {
  const [row] = await db.execute<{ at: string | null }>(
    sql`select wake_at as at from ticket where number = ${number}`,
  );
  return row?.at ? inRome(new Date(row.at)) : null;
}
