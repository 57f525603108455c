import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import type { WholeLog } from './whole-logs.ts';

/** The events of one type in a log, before and after their words were taken out. */
export type Counted = {
  log: string;
  type: string;
  before: number;
  after: number;
  withWords: number;
  bytesBefore: number;
  bytesAfter: number;
  bytesOfWords: number;
};

/** Counts what stands in an old log and in the new one, by type. Bytes are those of what events say. */
export async function countedIn(db: Db, { name, log, type }: WholeLog): Promise<Counted[]> {
  const said = (table: string) => sql`
    select ${sql.raw(type)} as type, pg_column_size(data) + pg_column_size(actor) as bytes, ${sql.raw(
      table === log ? 'words_id' : 'null::bigint as words_id',
    )} from ${sql.identifier(table)}`;
  const rows = await db.execute<Record<keyof Counted, string>>(sql`
    with old as (
      select type, count(*) as events, sum(bytes) as bytes from (${said(name)}) as said group by type
    ), new as (
      select type, count(*) as events, sum(bytes) as bytes, count(words_id) as with_words,
        sum(octet_length(words)) as words
      from (${said(log)}) as said left join event_words on event_words.id = words_id group by type
    )
    select type, coalesce(old.events, 0) as before, coalesce(new.events, 0) as after,
      coalesce(with_words, 0) as "withWords", coalesce(old.bytes, 0) as "bytesBefore",
      coalesce(new.bytes, 0) as "bytesAfter", coalesce(words, 0) as "bytesOfWords"
    from old full join new using (type) order by type`);
  return rows.map(row => ({
    log,
    type: row.type,
    before: Number(row.before),
    after: Number(row.after),
    withWords: Number(row.withWords),
    bytesBefore: Number(row.bytesBefore),
    bytesAfter: Number(row.bytesAfter),
    bytesOfWords: Number(row.bytesOfWords),
  }));
}

/** A line for the admin. */
export function inWords(counted: Counted): string {
  const { log, type, before, after, withWords, bytesBefore, bytesAfter, bytesOfWords } = counted;
  return `${log} ${type}: ${before} events before, ${after} now, ${withWords} of them with words; ${bytesBefore} bytes before, ${bytesAfter} now and ${bytesOfWords} of words`;
}
