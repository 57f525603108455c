import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';

/**
 * Whether events wait for a seal, and when the last one was made. What lies beside the logs does not count: a letter that does not leave
 * may wait for days.
 */
export async function waitsForSeal(db: Db): Promise<{ waits: boolean; lastSeal: Date | null }> {
  const [row] = await db.execute<{ waits: boolean; last: string | null }>(sql`
    select exists (select from unsealed where kind in ('ticket', 'incident', 'desk')) as waits,
      (select at from seal order by number desc limit 1) as last`);
  return { waits: row?.waits ?? false, lastSeal: row?.last ? new Date(row.last) : null };
}
