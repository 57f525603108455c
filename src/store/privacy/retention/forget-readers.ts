import { sql } from 'drizzle-orm';
import type { Db } from '../../database.ts';
import { holdSealsOff } from '../../records/salts.ts';

const instant = (at: string) => sql`${at}::timestamptz`;

/** Who was shown what by searches, of then or before: some of them at a time. @returns how many lost who it was */
export async function forgetFinders(tx: Db, cutoff: string, limit: number): Promise<number> {
  await holdSealsOff(tx);
  const [row] = await tx.execute<{ gone: string }>(
    sql`select forget_readers(${instant(cutoff)}, ${limit}::int) as gone`,
  );
  return Number(row?.gone ?? 0);
}

/**
 * Who was in a customer's system, and what for, stands on the request's row, too: it goes with what the log says of it. Whoever is still
 * inside is known until they are out.
 */
export async function forgetEntries(tx: Db, tickets: readonly number[], cutoff: string): Promise<void> {
  const isOver = sql`entry ->> 'until' is not null and exists (select from ticket_event
    where ticket = number and sequence = (entry ->> 'id')::int and type = 'system-entered' and at <= ${instant(cutoff)})`;
  await tx.execute(sql`
    update ticket set facts = jsonb_set(facts, '{entries}', (
      select jsonb_agg(case when ${isOver}
        then entry || jsonb_build_object('purpose', '', 'by', (entry -> 'by') || '{"name": ""}') else entry end order by place)
      from jsonb_array_elements(facts -> 'entries') with ordinality as each(entry, place)))
    where number = any(${sql.param([...new Set(tickets)])}::int[]) and jsonb_array_length(facts -> 'entries') > 0`);
}
