import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { portalAccess as table } from '../schema/portal/access.ts';

export type Access = typeof table.$inferSelect;

/** Who may sign in by this address, now; null: nobody. @param address canonical */
export async function accessOf(db: Db, address: string): Promise<Access | null> {
  const [row] = await db
    .select()
    .from(table)
    .where(and(eq(table.address, address), isNull(table.endedAt)));
  return row ?? null;
}

/** Keeps somebody's access from ending until the transaction does. @returns whether they have it */
export async function holdAccess(tx: Db, address: string): Promise<boolean> {
  const held = await tx
    .select({ address: table.address })
    .from(table)
    .where(and(eq(table.address, address), isNull(table.endedAt)))
    .for('update');
  return held.length > 0;
}

/** All who may sign in, by address. */
export async function allAccess(db: Db): Promise<Access[]> {
  return await db.select().from(table).where(isNull(table.endedAt)).orderBy(asc(table.address));
}

/** From now on they may; what was granted before is as it is granted now. */
export async function saveAccess(tx: Db, granted: Omit<Access, 'endedAt'>): Promise<void> {
  const { address, ...set } = { ...granted, endedAt: null };
  await tx
    .insert(table)
    .values({ address, ...set })
    .onConflictDoUpdate({ target: table.address, set });
}

export async function saveLanguage(
  db: Db,
  { address, language }: Pick<Access, 'address' | 'language'>,
): Promise<void> {
  await db.update(table).set({ language }).where(eq(table.address, address));
}

/** @returns whether they could until now */
export async function endAccess(tx: Db, address: string, at: Date): Promise<boolean> {
  const ended = await tx
    .update(table)
    .set({ endedAt: at })
    .where(and(eq(table.address, address), isNull(table.endedAt)))
    .returning({ address: table.address });
  return ended.length > 0;
}
