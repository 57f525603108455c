import { type SQL, sql } from 'drizzle-orm';

/** Where words are counted. */
const counted = { search_request: 'doc', kept_answer: 'asked' } as const;
export type Counted = keyof typeof counted;

/** In how many rows of a table a word stands, as far as PostgreSQL's statistics know. */
export type CommonWord = { table: Counted; word: string; rows: number };

/** In SQL: those of some words that statistics know, in all tables where words are counted, in one value. @param words an array */
export function commonAmong(words: SQL): SQL<CommonWord[]> {
  const where = sql.join(
    Object.entries(counted).map(([table, column]) => sql`(${table}, ${column})`),
    sql`, `,
  );
  return sql<CommonWord[]>`(
    select coalesce(json_agg(json_build_object('table', tablename, 'word', word, 'rows', share * reltuples)), '[]')
    from pg_stats join pg_class on relname = tablename and relnamespace = 'public'::regnamespace
    cross join unnest(most_common_elems::text::text[], most_common_elem_freqs) as common(word, share)
    where schemaname = 'public' and (tablename, attname) in (${where}) and word = any(${words}))`;
}

/**
 * Those of some words that stand in few rows of a table, all together in so many at most: what statistics do not name is in less
 * than one in some hundreds.
 */
export function rareAmong(
  words: string[],
  common: CommonWord[],
  table: Counted,
  rowsAtMost: number,
): string[] {
  const known = new Map(common.flatMap(each => (each.table === table ? [[each.word, each.rows]] : [])));
  const inRows = (word: string) => known.get(word) ?? 0;
  let left = rowsAtMost;
  return words
    .toSorted((a, b) => inRows(a) - inRows(b))
    .filter(word => {
      left -= inRows(word);
      return left >= 0;
    });
}
