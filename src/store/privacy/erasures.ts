import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { type ErasureState, erasure } from '../schema/privacy/erasures.ts';

export type Erasure = typeof erasure.$inferSelect;

const pending: ErasureState[] = ['asked', 'proposed', 'confirmed'];

export async function insertErasure(tx: Db, values: typeof erasure.$inferInsert): Promise<Erasure> {
  const [row] = await tx.insert(erasure).values(values).returning();
  if (!row) throw new Error('the database gave no row for an erasure');
  return row;
}

export async function findErasure(db: Db, id: number): Promise<Erasure | null> {
  const [row] = await db.select().from(erasure).where(eq(erasure.id, id));
  return row ?? null;
}

/** Nobody else decides about it until the transaction ends. */
export async function lockErasure(tx: Db, id: number): Promise<Erasure | null> {
  const [row] = await tx.select().from(erasure).where(eq(erasure.id, id)).for('update');
  return row ?? null;
}

/** One of this address that is not done yet. */
export async function pendingErasureOf(db: Db, address: string): Promise<Erasure | null> {
  const [row] = await db
    .select()
    .from(erasure)
    .where(and(eq(erasure.address, address), inArray(erasure.state, pending)))
    .orderBy(desc(erasure.id))
    .limit(1);
  return row ?? null;
}

export async function changeErasure(
  tx: Db,
  id: number,
  changes: Partial<Omit<typeof erasure.$inferInsert, 'id'>>,
): Promise<void> {
  await tx.update(erasure).set(changes).where(eq(erasure.id, id));
}

/** Every erasure that was done: by salt and digest an address of a database that was put back is known again. */
export async function doneErasures(db: Db): Promise<Pick<Erasure, 'salt' | 'digest' | 'doneAt'>[]> {
  return await db
    .select({ salt: erasure.salt, digest: erasure.digest, doneAt: erasure.doneAt })
    .from(erasure)
    .where(eq(erasure.state, 'done'))
    .orderBy(asc(erasure.id));
}

/** Those that are done, and of whom it must be known yet who they are: the law keeps something from which they are to be taken. */
export async function knownStill(db: Db): Promise<Erasure[]> {
  return await db
    .select()
    .from(erasure)
    .where(and(eq(erasure.state, 'done'), isNotNull(erasure.person)))
    .orderBy(asc(erasure.id));
}
