import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { baseAddress } from '../../ticket/people/address.ts';
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

/** One that is not done yet, of the mailbox behind an address, whatever variant was written. */
export async function pendingErasureOf(db: Db, address: string): Promise<Erasure | null> {
  const all = await pendingErasuresOf(db, [address]);
  return all.find(({ state }) => state === 'confirmed') ?? all[0] ?? null;
}

async function pendingErasuresOf(db: Db, addresses: string[]): Promise<Erasure[]> {
  const bases = new Set(addresses.map(baseAddress));
  const rows = await db
    .select()
    .from(erasure)
    .where(inArray(erasure.state, pending))
    .orderBy(desc(erasure.id));
  return rows.filter(({ address }) => address !== null && bases.has(baseAddress(address)));
}

/** What else was asked or proposed of somebody is done with this one: who it was stands there no more. @returns their nonces */
export async function settleOthersOf(
  tx: Db,
  id: number,
  { addresses, at }: { addresses: string[]; at: Date },
): Promise<string[]> {
  const others = (await pendingErasuresOf(tx, addresses)).filter(other => other.id !== id);
  for (const other of others)
    await changeErasure(tx, other.id, { state: 'done', address: null, person: null, doneAt: at });
  return others.map(({ nonce }) => nonce);
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
