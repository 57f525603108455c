import { eq, gte } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { home as table } from '../schema/people.ts';

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

/** Whose page was opened since then; there are as many as operators. */
export async function homesOpenedSince(db: Db, since: Date): Promise<number[]> {
  const rows = await db
    .select({ operatorId: table.operatorId })
    .from(table)
    .where(gte(table.openedAt, since))
    .orderBy(table.operatorId);
  return rows.map(({ operatorId }) => operatorId);
}
