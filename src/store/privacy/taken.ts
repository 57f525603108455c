import { type SQL, sql } from 'drizzle-orm';
import type { TakenFromRequest } from '../../ticket/erasing/taken.ts';
import type { Db } from '../database.ts';
import { sequencesIn } from './log-words.ts';

type Taking = { go: SQL; mended: number[]; mails: number[]; words: SQL; called: number | null };

/**
 * What loses what was written in it when a request's conversation goes.
 *
 * @param go a condition on `message`: what goes whole @param mended messages of others that change, by their ids
 * @param mails as they came, beside those of the messages @param words what selects the events that lose theirs
 * @param called the request after which incidents are called; null: none go
 */
export async function takenFrom(
  tx: Db,
  { go, mended, mails, words, called }: Taking,
): Promise<TakenFromRequest> {
  const [row] = await tx.execute<Omit<TakenFromRequest, 'mended'>>(sql`
    with go as (select id, mail_id from message where ${go})
    select array(select id::int from go order by 1) as messages,
      array(${sequencesIn(words)} order by 1) as events,
      array(select attachment.id from attachment join go on go.id = message_id order by 1) as files,
      array(select mail_id::int from go where mail_id is not null union select unnest(${sql.param(mails)}::int[]) order by 1) as mails,
      array(select id from incident where opened_from = ${called}::int order by 1) as incidents`);
  if (!row) throw new Error('the database said nothing of what is there');
  return { ...row, mended };
}

/** Readings that searches showed, whose operators are known; of then or before, the oldest first. */
export async function foundReadingsUntil(db: Db, cutoff: string, limit: number): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select id::int as id from found_reading where operator is not null and at <= ${cutoff}::timestamptz
    order by at, id limit ${limit}`);
  return [...rows].map(({ id }) => id);
}
