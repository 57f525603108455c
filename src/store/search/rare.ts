import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';

/** Where words are counted. */
export type Counted = { table: 'search_request'; column: 'doc' } | { table: 'kept_answer'; column: 'asked' };

/**
 * Those of some words that stand in few rows, all together in so many at most, as far as PostgreSQL's statistics know: what
 * they do not name is in less than one in some hundreds.
 */
export async function rareOf(
  db: Db,
  words: string[],
  { table, column }: Counted,
  rowsAtMost: number,
): Promise<string[]> {
  const rows = await db.execute<{ word: string; rows: number }>(sql`
    select word, (share * (select reltuples from pg_class where oid = ${`public.${table}`}::regclass))::float8 as rows
    from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as common(word, share)
    where schemaname = 'public' and tablename = ${table} and attname = ${column} and word in ${words}`);
  const known = new Map(rows.map(({ word, rows }) => [word, rows]));
  const inRows = (word: string) => known.get(word) ?? 0;
  let left = rowsAtMost;
  return words
    .toSorted((a, b) => inRows(a) - inRows(b))
    .filter(word => {
      left -= inRows(word);
      return left >= 0;
    });
}
