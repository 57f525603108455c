import { and, eq, gte, inArray, isNotNull, lte, or, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { homePage as table } from '../schema/people.ts';

/** A person's own page as it stands before them on one platform. */
export type HomePage = typeof table.$inferSelect;
type Key = Pick<HomePage, 'platform' | 'userId'>;
/** What was shown, and where it lies now. */
export type PageShown = Pick<HomePage, 'list' | 'mark' | 'chat' | 'message' | 'drawnAt' | 'dueAt'>;

/**
 * They opened it, or pressed on it, and see this from now on: the platform has taken it. Of two at the same moment the later one
 * finds the other.
 *
 * @param tx a transaction
 * @returns `before`: what stood there until now
 */
export async function noteLooked(
  tx: Db,
  key: Key,
  operatorId: number,
  shown: PageShown,
): Promise<{ page: HomePage; before: HomePage | null }> {
  const values = { ...shown, operatorId, lookedAt: shown.drawnAt };
  const known = await replaced(tx, key, values);
  if (known) return known;
  const [first] = await tx
    .insert(table)
    .values({ ...key, ...values })
    .onConflictDoNothing()
    .returning();
  // Where it is there by now, it is found.
  return first ? { page: first, before: null } : await noteLooked(tx, key, operatorId, shown);
}

/** @returns null where nothing is noted of it yet */
async function replaced(
  tx: Db,
  key: Key,
  values: PageShown & Pick<HomePage, 'operatorId' | 'lookedAt'>,
): Promise<{ page: HomePage; before: HomePage } | null> {
  const [before] = await tx.select().from(table).where(isOf(key)).for('update');
  if (!before) return null;
  const [page] = await tx
    .update(table)
    .set({ ...values, version: sql`${table.version} + 1` })
    .where(isOf(key))
    .returning();
  return page ? { page, before } : null;
}

/**
 * It was drawn anew though they did nothing. What they went to meanwhile stays noted.
 *
 * @returns the page; null where something else was noted of it meanwhile
 */
export async function noteDrawn(
  db: Db,
  page: HomePage,
  shown: Omit<PageShown, 'list'>,
): Promise<HomePage | null> {
  const [noted = null] = await db
    .update(table)
    .set({ ...shown, version: sql`${table.version} + 1` })
    .where(isAsItWas(page))
    .returning();
  return noted;
}

/**
 * Two were drawn at the same time, and nobody knows which of them stands there: it is drawn once more, as soon as may be. Slack
 * draws it over whatever that is.
 */
export async function noteUnknown(db: Db, key: Key, now: Date): Promise<void> {
  await db
    .update(table)
    .set({
      mark: '',
      dueAt: now,
      version: sql`${table.version} + 1`,
      ...(key.platform === 'slack' ? { message: '' } : {}),
    })
    .where(isOf(key));
}

/** Nothing was shown: it stands there as it was. */
export async function noteLeftSo(db: Db, page: HomePage, dueAt: Date | null): Promise<void> {
  await db.update(table).set({ dueAt }).where(isAsItWas(page));
}

/** Somebody else has drawn it: which state it has, is not known. */
export async function noteOvertaken(db: Db, page: HomePage): Promise<void> {
  await db.update(table).set({ message: '' }).where(isAsItWas(page));
}

/** Whether nothing was noted of it since it was read. */
export async function isStillSo(db: Db, page: HomePage): Promise<boolean> {
  const rows = await db.select({ version: table.version }).from(table).where(isAsItWas(page));
  return rows.length > 0;
}

export async function findHomePage(db: Db, key: Key): Promise<HomePage | null> {
  const [row = null] = await db.select().from(table).where(isOf(key));
  return row;
}

/**
 * Some that are to be looked at, who has waited longest first. Whoever takes them has them: nobody else does until `again`,
 * when they are looked at anew, whatever came of it.
 */
export async function takeDuePages(db: Db, now: Date, again: Date, limit: number): Promise<HomePage[]> {
  return await db.transaction(async tx => {
    const due = await tx
      .select()
      .from(table)
      .where(and(isNotNull(table.dueAt), lte(table.dueAt, now)))
      .orderBy(table.dueAt)
      .limit(limit)
      .for('update', { skipLocked: true });
    if (due.length > 0)
      await tx
        .update(table)
        .set({ dueAt: again })
        .where(or(...due.map(isOf)));
    return due;
  });
}

/** They are looked at as soon as may be: whose they are may see more, or less, than before. */
export async function lookAtPages(db: Db, of: Key | { operators: number[] }, now: Date): Promise<void> {
  const whose = 'operators' in of ? inArray(table.operatorId, of.operators) : isOf(of);
  await db.update(table).set({ dueAt: now }).where(whose);
}

/** On which of them something of then may stand; there are as many as operators. */
export async function pagesDrawnSince(db: Db, since: Date): Promise<Key[]> {
  return await db
    .select({ platform: table.platform, userId: table.userId })
    .from(table)
    .where(gte(table.drawnAt, since))
    .orderBy(table.platform, table.userId);
}

export async function forgetHomePage(db: Db, key: Key): Promise<void> {
  await db.delete(table).where(isOf(key));
}

function isOf({ platform, userId }: Key) {
  return and(eq(table.platform, platform), eq(table.userId, userId));
}

function isAsItWas(page: HomePage) {
  return and(isOf(page), eq(table.version, page.version));
}
