import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { nextDueOf, ticket as table } from '../schema/tickets.ts';
import { isOpen } from './row.ts';

/** A number that no other ticket has or will have; one that is not used after all leaves a gap, never a clash. */
export async function nextTicketNumber(db: Db): Promise<number> {
  const rows = await db.execute<{ number: string }>(sql`select nextval('ticket_number') as number`);
  return Number(rows[0]?.number);
}

/** The numbers of all open tickets. */
export async function openNumbers(db: Db): Promise<number[]> {
  const rows = await db.select({ number: table.number }).from(table).where(isOpen).orderBy(table.number);
  return rows.map(({ number }) => number);
}

/** The same, those first of which something is due soonest. */
export async function openNumbersByDue(db: Db): Promise<number[]> {
  const [row] = await db
    .select({ numbers: sql<number[] | null>`array_agg(number order by ${nextDueOf}, number)` })
    .from(table)
    .where(isOpen);
  return row?.numbers ?? [];
}

/** The highest number that was ever given out in this database; the one before the first for none. */
export async function highestNumber(db: Db): Promise<number> {
  const [row] = await db.execute<{ number: string }>(sql`
    select greatest(
      coalesce(pg_sequence_last_value(seqrelid), seqstart - 1), (select max(number) from ticket)
    ) as number
    from pg_sequence where seqrelid = 'ticket_number'::regclass`);
  return Number(row?.number ?? 0);
}

/**
 * Gives numbers away unused, up to one. Not by setting the sequence: that needs a right more than to use it, and two who
 * set it could set it back. They stay given away even if the transaction is undone.
 */
export async function skipNumbers(db: Db, upTo: number): Promise<void> {
  const wanted = upTo - (await highestNumber(db));
  if (wanted > 0)
    await db.execute(sql`select count(nextval('ticket_number')) from generate_series(1, ${wanted}::int)`);
}

/** Gives ids away unused, so many of each table that numbers its rows: what bears them may lie outside the database. */
export async function skipIds(db: Db, each: number): Promise<void> {
  await db.execute(sql`
    select count(nextval(numbered.oid::regclass))
    from pg_class as numbered, generate_series(1, ${each}::int)
    where numbered.relkind = 'S' and numbered.relnamespace = 'public'::regnamespace
      and numbered.relname <> 'ticket_number'`);
}
