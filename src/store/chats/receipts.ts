import { eq } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { receipt } from '../schema/cards.ts';
import { written } from '../written.ts';

/** @returns what an effect left behind, or null when it has not been carried out */
export async function findReceipt(db: Db, key: string): Promise<string | null> {
  const [row] = await db.select().from(receipt).where(eq(receipt.key, key));
  return row?.detail ?? null;
}

/**
 * Notes that an effect has been carried out: a database that starts again is waited for, or it would be a second time.
 *
 * @param db no transaction
 */
export async function saveReceipt(db: Db, key: string, detail: string, at: Date): Promise<void> {
  await written(async () => {
    await db.insert(receipt).values({ key, detail, at }).onConflictDoNothing();
  });
}
