import { sql } from 'drizzle-orm';
import type { Stretch } from '../../ticket/reports/spans.ts';
import type { Db } from '../database.ts';
import { closedWithDuties } from '../schema/tickets.ts';

/**
 * Requests that were open for a moment of a stretch of time, by their logs' first and last word, and those that are closed and of
 * which the law wants something reported: people are called about them still.
 *
 * @param after a number: those above it, in their order
 */
export async function numbersAtWork(
  db: Db,
  { from, to }: Stretch,
  after: number,
  atMost: number,
): Promise<number[]> {
  const iso = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`;
  const rows = await db.execute<{ number: number }>(sql`
    select number from ticket
    where number > ${after} and opened_at < ${iso(to)}
      and (closed_at is null or closed_at >= ${iso(from)} or (${closedWithDuties}))
    order by number limit ${atMost}`);
  return rows.map(({ number }) => number);
}
