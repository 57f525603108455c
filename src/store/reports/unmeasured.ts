import { sql } from 'drizzle-orm';
import type { RecordedEvent } from '../../ticket/events.ts';
import type { Db } from '../database.ts';

/** Any constant number that nobody else uses for an advisory lock in this database. */
const measuringLock = 725_310_066;

/** Whether anything is still to be measured. */
export async function isAnythingUnmeasured(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ is: boolean }>(sql`select exists (select from unmeasured) as "is"`);
  return row?.is ?? false;
}

/** How many requests are still to be measured. After an upgrade that is all of them, and takes a moment to count. */
export async function countUnmeasured(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(distinct ticket)::int as count from unmeasured`,
  );
  return row?.count ?? 0;
}

/** These are to be measured again, though nothing has happened to them: their promises are counted otherwise. */
export async function noteUnmeasured(db: Db, tickets: number[]): Promise<void> {
  if (tickets.length === 0) return;
  await db.execute(sql`
    insert into unmeasured (ticket) select json_array_elements_text(${JSON.stringify(tickets)}::json)::int`);
}

/**
 * Takes the next requests that are to be measured, the longest waiting first; if the transaction fails they wait on.
 *
 * @param after what was taken last: while somebody looks at the database as it was (a backup does, for hours), all that was taken
 * lies there still, and would be passed by each time
 * @returns null where another process is measuring
 */
export async function takeUnmeasured(
  tx: Db,
  after: number,
  atMost: number,
): Promise<{ tickets: number[]; last: number } | null> {
  const [lock] = await tx.execute<{ got: boolean }>(
    sql`select pg_try_advisory_xact_lock(${measuringLock}) as got`,
  );
  if (!lock?.got) return null;
  const rows = await tx.execute<{ ticket: number; last: number }>(sql`
    with gone as (
      delete from unmeasured where id in (select id from unmeasured where id > ${after} order by id limit ${atMost})
      returning ticket, id
    ) select ticket, max(id)::float8 as last from gone group by ticket`);
  return {
    tickets: rows.map(({ ticket }) => ticket),
    last: rows.reduce((most, { last }) => Math.max(most, last), after),
  };
}

/** A request's log without its words, of which figures need none, and whose it is. */
export type BareLog = { company: string | null; events: RecordedEvent[] };

type Row = Pick<RecordedEvent, 'ticket' | 'sequence' | 'event' | 'actor' | 'origin'> & {
  at: number;
  company: string | null;
};

/** The whole logs of these requests, by their numbers, in one statement. */
export async function bareLogs(db: Db, tickets: number[]): Promise<Map<number, BareLog>> {
  const rows = await db.execute<Row>(sql`
    select e.ticket, e.sequence, e.data as event, e.actor, e.origin, extract(epoch from e.at)::float8 * 1000 as at,
      ticket.company
    from json_array_elements_text(${JSON.stringify(tickets)}::json) as wanted(number)
    join ticket on ticket.number = wanted.number::int
    join ticket_event as e on e.ticket = ticket.number
    order by e.ticket, e.sequence`);
  const logs = new Map<number, BareLog>();
  for (const { company, at, ...row } of rows) {
    const log = logs.get(row.ticket) ?? { company, events: [] };
    logs.set(row.ticket, log);
    log.events.push({ ...row, at: new Date(Math.round(at)) });
  }
  return logs;
}
