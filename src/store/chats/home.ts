import { eq } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { home as table } from '../schema/people.ts';

/** Looking again within this time of a visit's first look is the same visit: what was news stays news. */
const sameVisitMs = 15 * 60_000;

type Visit = Pick<typeof table.$inferSelect, 'openedAt' | 'newsSince'>;

/** Since when what changed is news to somebody, as they last opened their page; null: they never did, or for the first time. */
export async function newsSince(db: Db, operatorId: number): Promise<Date | null> {
  const [known] = await db.select().from(table).where(eq(table.operatorId, operatorId));
  return known ? newsIn(known) : null;
}

function newsIn({ openedAt, newsSince }: Visit): Date | null {
  return newsSince < openedAt ? newsSince : null;
}

/**
 * Notes that somebody looks at their own page: a visit begins, or goes on. However often they look, it ends.
 *
 * @returns as {@link newsSince}, in this visit
 */
export async function noteVisit(db: Db, operatorId: number, now: Date): Promise<Date | null> {
  const [known] = await db.select().from(table).where(eq(table.operatorId, operatorId));
  if (!known) {
    await db.insert(table).values({ operatorId, openedAt: now, newsSince: now }).onConflictDoNothing();
    return null;
  }
  if (now.getTime() - known.openedAt.getTime() < sameVisitMs) return newsIn(known);
  const begun = { openedAt: now, newsSince: known.openedAt };
  await db.update(table).set(begun).where(eq(table.operatorId, operatorId));
  return newsIn(begun);
}
