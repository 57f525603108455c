import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { reach, spansOf } from './spans.ts';
import { anything } from './wanted.ts';
import { bothOf, sharedWith } from './words-sql.ts';

/**
 * Of the newest requests of which something is so, however many there are, those that have most words in common with another.
 *
 * @param query written out, with something in it that must be there
 * @param most so many of the newest are looked at
 * @param likest so many of those are given
 * @returns their numbers
 */
export async function newestLike(
  db: Db,
  query: string,
  words: string[],
  { most, likest }: { most: number; likest: number },
): Promise<number[]> {
  for (const { days, isAll } of await spansOf(db, anything)) {
    const rows = await db.execute<{ ticket: number; looked: number }>(sql`
      select ticket, (count(*) over ())::int as looked from (
        select ticket, opened_at, doc from search_request where doc @@ ${bothOf(query, isAll ? '' : days)}::tsquery
        order by opened_at desc, ticket desc limit ${most}
      ) as newest
      order by ${sharedWith(sql`doc`, words)} desc, opened_at desc, ticket desc limit ${likest}`);
    if (isAll || (rows[0]?.looked ?? 0) >= reach.enough) return rows.map(({ ticket }) => ticket);
  }
  return [];
}
