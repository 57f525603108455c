import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { reach, type Span } from './spans.ts';
import { bothOf, sharedWith } from './words-sql.ts';

/**
 * Of the newest requests of which something is so, however many there are, those that are most like another: by the words
 * they have in common, and by how their subjects are written, which a short request may be like where long ones have more words.
 *
 * @param spans in which one looks one after the other
 * @param query written out, with something in it that must be there
 * @param other `words` and `subject` of the other
 * @param which of a `ticket`, what the query cannot say: what is not so of it takes nobody's place
 * @param most so many of the newest are looked at
 * @param likest so many of those are given by their words, `writtenAlike` by their subjects
 * @returns their numbers
 */
export async function newestLike(
  db: Db,
  spans: Span[],
  query: string,
  { words, subject }: { words: string[]; subject: string },
  { which, most, likest, writtenAlike }: { which: SQL; most: number; likest: number; writtenAlike: number },
): Promise<number[]> {
  for (const { days, isAll } of spans) {
    const rows = await db.execute<{ looked: number; numbers: number[] | null }>(sql`
      with newest as materialized (
        select ticket, opened_at, doc from search_request where doc @@ ${bothOf(query, isAll ? '' : days)}::tsquery
        order by opened_at desc, ticket desc limit ${most}
      ), placed as (
        select number,
          row_number() over (order by ${sharedWith(sql`doc`, words)} desc, newest.opened_at desc, number desc) as by_words,
          row_number() over (order by similarity(subject, ${subject}) desc, newest.opened_at desc, number desc) as by_subject
        from newest join ticket on ticket.number = newest.ticket where ${which}
      )
      select (select count(*)::int from newest) as looked,
        (select array_agg(number) from placed where by_words <= ${likest} or by_subject <= ${writtenAlike}) as numbers`);
    // Those that are not so count too: what is behind them is in so many that one does not look for it in all.
    if (isAll || (rows[0]?.looked ?? 0) >= reach.enough) return rows[0]?.numbers ?? [];
  }
  return [];
}
