import { eq } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { home as table } from '../schema/people.ts';

/** Looking again within this time of a visit's first look is the same visit: what was news stays news. */
const sameVisitMs = 15 * 60_000;

/** Since when what changed is news to somebody, as they last opened their page; null: they never did, or for the first time. */
export async function newsSince(db: Db, operatorId: number): Promise<Date | null> {
  const [known] = await db.select().from(table).where(eq(table.operatorId, operatorId));
  return known && known.newsSince < known.openedAt ? known.newsSince : null;
}

/** Notes that somebody looks at their own page: a visit begins, or goes on. However often they look, it ends. */
export async function noteVisit(db: Db, operatorId: number, now: Date): Promise<void> {
  const [known] = await db.select().from(table).where(eq(table.operatorId, operatorId));
  if (!known) {
    await db.insert(table).values({ operatorId, openedAt: now, newsSince: now }).onConflictDoNothing();
    return;
  }
  if (now.getTime() - known.openedAt.getTime() < sameVisitMs) return;
  await db
    .update(table)
    .set({ openedAt: now, newsSince: known.openedAt })
    .where(eq(table.operatorId, operatorId));
}
