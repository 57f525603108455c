import { sql } from 'drizzle-orm';
import type { Stretch } from '../../ticket/reports/spans.ts';
import type { Db } from '../database.ts';
import { fits, type Whose } from './found.ts';

/** The requests of a company on which somebody worked in a stretch of time, for which something was offered or answered, or whose system was entered. */
export async function requestsDoneFor(db: Db, whose: Whose, { from, to }: Stretch): Promise<number[]> {
  const iso = (at: number) => new Date(at).toISOString();
  const rows = await db.execute<{ ticket: number }>(sql`
    select distinct ticket from measured_fact
    where at >= ${iso(from)}::timestamptz and at < ${iso(to)}::timestamptz and ${fits(whose)}
      and kind in ('worked', 'quote-offered', 'quote-accepted', 'quote-refused', 'entered')
    order by ticket`);
  return rows.map(({ ticket }) => ticket);
}
