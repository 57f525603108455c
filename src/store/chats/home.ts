import { eq } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { home as table } from '../schema/home.ts';

/** Looking again within this time is the same visit: what was news stays news. */
const sameVisitMs = 15 * 60_000;

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

/** Since when what changed is news to somebody, without a visit; null where they never looked. */
export async function newsSince(db: Db, operatorId: number): Promise<Date | null> {
  const [known] = await db.select().from(table).where(eq(table.operatorId, operatorId));
  return known?.newsSince ?? null;
}

/** Notes on which message somebody's page lies now. @returns on which it lay; null where on none */
export async function noteHomeMessage(
  db: Db,
  operatorId: number,
  message: string,
  now: Date,
): Promise<string | null> {
  const [known] = await db.select().from(table).where(eq(table.operatorId, operatorId));
  await db
    .insert(table)
    .values({ operatorId, openedAt: now, newsSince: now, message })
    .onConflictDoUpdate({ target: table.operatorId, set: { message } });
  return known?.message ?? null;
}
