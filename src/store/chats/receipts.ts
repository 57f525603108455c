import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { atOnce } from '../asking/at-once.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { receipt } from '../schema/cards.ts';
import { written } from '../written.ts';

/** A message that is being posted, or was, and nobody noted it. @property tickets that it names in words */
export type Begun = { since: Date; tickets: number[] };

/**
 * What is noted under a key.
 *
 * @property left what an effect left behind when it had been carried out; null: it has not been
 * @property begun null where nothing was begun, or it has been carried out
 */
export type Receipt = { left: string | null; begun: Begun | null };

/** What is noted under a key, for all who ask at the same moment. */
export const receiptUnder = atOnce(async (db, keys: string[]): Promise<Receipt[]> => {
  const rows = new Map((await receiptsUnder(db).execute({ keys })).map(row => [row.key, row]));
  return keys.map(key => receiptIn(rows.get(key) ?? null));
});

export function receiptIn(row: typeof receipt.$inferSelect | null): Receipt {
  return {
    left: row && !row.postingSince ? row.detail : null,
    begun: row?.postingSince ? { since: row.postingSince, tickets: row.naming ?? [] } : null,
  };
}

const receiptsUnder = prepared(db =>
  db
    .select()
    .from(receipt)
    .where(sql`${receipt.key} = any(${sql.placeholder('keys')}::text[])`)
    .prepare('receipts_under'),
);

/** @returns what an effect left behind, or null when it has not been carried out */
export async function findReceipt(db: Db, key: string): Promise<string | null> {
  return (await receiptUnder(db, key)).left;
}

/** @returns null where nothing was begun under that key, or it has been carried out */
export async function begunUnder(db: Db, key: string): Promise<Begun | null> {
  return (await receiptUnder(db, key)).begun;
}

/** Notes that a posting begins, before it does: if the process dies, the next try knows that it may have arrived. */
export async function beginReceipt(db: Db, key: string, { since, tickets }: Begun): Promise<void> {
  await note(db, { key, detail: '', at: since, since, naming: tickets });
}

type Noted = { key: string; detail: string; at: Date; since: Date | null; naming: number[] | null };

/** What has been carried out stays so. In the order of their keys, so that no two wait for each other. */
const note = atOnce(async (db, noted: Noted[]): Promise<null[]> => {
  const last = [...new Map(noted.map(each => [each.key, each])).values()];
  await db.execute(sql`
    insert into receipt (key, detail, at, posting_since, naming)
    select * from json_to_recordset(${JSON.stringify(last)}::json)
      as noted(key text, detail text, at timestamptz, since timestamptz, naming int[]) order by key
    on conflict (key) do update set detail = excluded.detail, at = excluded.at,
      posting_since = excluded.posting_since, naming = excluded.naming
    where receipt.posting_since is not null`);
  return noted.map(() => null);
});

/** What was begun was surely not posted. */
export async function giveUpReceipt(db: Db, key: string): Promise<void> {
  await db.delete(receipt).where(and(eq(receipt.key, key), isNotNull(receipt.postingSince)));
}

/**
 * Notes that an effect has been carried out: a database that starts again is waited for, or it would be a second time.
 *
 * @param db no transaction
 */
export async function saveReceipt(db: Db, key: string, detail: string, at: Date): Promise<void> {
  await written(async () => {
    await note(db, { key, detail, at, since: null, naming: null });
  });
}
