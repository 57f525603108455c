import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { receipt } from '../schema/cards.ts';
import { written } from '../written.ts';

/** A message that is being posted, or was, and nobody noted it. @property tickets that it names in words */
export type Begun = { since: Date; tickets: number[] };

/** @returns what an effect left behind, or null when it has not been carried out */
export async function findReceipt(db: Db, key: string): Promise<string | null> {
  const [row] = await db
    .select()
    .from(receipt)
    .where(and(eq(receipt.key, key), isNull(receipt.postingSince)));
  return row?.detail ?? null;
}

/** @returns null where nothing was begun under that key, or it has been carried out */
export async function begunUnder(db: Db, key: string): Promise<Begun | null> {
  const [row] = await db.select().from(receipt).where(eq(receipt.key, key));
  return row?.postingSince ? { since: row.postingSince, tickets: row.naming ?? [] } : null;
}

/** Notes that a posting begins, before it does: if the process dies, the next try knows that it may have arrived. */
export async function beginReceipt(db: Db, key: string, { since, tickets }: Begun): Promise<void> {
  const begun = { postingSince: since, naming: tickets };
  await db
    .insert(receipt)
    .values({ key, detail: '', at: since, ...begun })
    .onConflictDoUpdate({ target: receipt.key, set: begun, setWhere: isNotNull(receipt.postingSince) });
}

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
  const done = { detail, at, postingSince: null, naming: null };
  await written(async () => {
    await db
      .insert(receipt)
      .values({ key, ...done })
      .onConflictDoUpdate({ target: receipt.key, set: done, setWhere: isNotNull(receipt.postingSince) });
  });
}
