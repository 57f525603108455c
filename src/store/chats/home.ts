import { eq, gte } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { home as table } from '../schema/people.ts';

/** Looking again within this time is the same visit: what was news stays news. */
const sameVisitMs = 15 * 60_000;

/** Since when what changed is news to somebody, as they last opened their page; null: they never did, or for the first time. */
export async function newsSince(db: Db, operatorId: number): Promise<Date | null> {
  const [known] = await db.select().from(table).where(eq(table.operatorId, operatorId));
  return known && known.newsSince < known.openedAt ? known.newsSince : null;
}

/** @returns where it lay before; null: nowhere, or there already */
export async function moveHome(db: Db, operatorId: number, message: string): Promise<string | null> {
  return await db.transaction(async tx => {
    const [known] = await tx.select().from(table).where(eq(table.operatorId, operatorId)).for('update');
    await tx.update(table).set({ message }).where(eq(table.operatorId, operatorId));
    return known && known.message !== message ? known.message : null;
  });
}

/**
 * Notes that somebody looks at their own page.
 *
 * @returns since when what changed is news to them; null where they look for the first time
 */
export async function noteVisit(db: Db, operatorId: number, now: Date): Promise<Date | null> {
  const [known] = await db.select().from(table).where(eq(table.operatorId, operatorId));
  if (!known) {
    await db.insert(table).values({ operatorId, openedAt: now, newsSince: now }).onConflictDoNothing();
    return null;
  }
  const isSame = now.getTime() - known.openedAt.getTime() < sameVisitMs;
  const newsSince = isSame ? known.newsSince : known.openedAt;
  await db.update(table).set({ openedAt: now, newsSince }).where(eq(table.operatorId, operatorId));
  return newsSince;
}

/** Whose page was opened since then; there are as many as operators. */
export async function homesOpenedSince(db: Db, since: Date): Promise<number[]> {
  const rows = await db
    .select({ operatorId: table.operatorId })
    .from(table)
    .where(gte(table.openedAt, since))
    .orderBy(table.operatorId);
  return rows.map(({ operatorId }) => operatorId);
}
