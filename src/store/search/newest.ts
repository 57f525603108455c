import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { reach, spansOf } from './spans.ts';
import { anything } from './wanted.ts';
import { bothOf } from './words-sql.ts';

/**
 * The newest requests of which something is so, however many there are.
 *
 * @param query written out, with something in it that must be there
 * @returns their numbers
 */
export async function newestThat(db: Db, query: string, most: number): Promise<number[]> {
  for (const { days, isAll } of await spansOf(db, anything)) {
    const rows = await db.execute<{ ticket: number }>(sql`
      select ticket from search_request where doc @@ ${bothOf(query, isAll ? '' : days)}::tsquery
      order by opened_at desc, ticket desc limit ${most}`);
    if (isAll || rows.length >= reach.enough) return rows.map(({ ticket }) => ticket);
  }
  return [];
}
