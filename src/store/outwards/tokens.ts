import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { type CountedDeed, apiCount as counted, apiToken as table } from '../schema/outwards/api.ts';

export type ApiToken = typeof table.$inferSelect;
export type NewToken = Pick<
  ApiToken,
  'name' | 'handle' | 'digest' | 'rights' | 'perMinute' | 'perDay' | 'madeAt'
> &
  Partial<Pick<ApiToken, 'commentsPerDay'>>;

export async function insertToken(db: Db, token: NewToken): Promise<ApiToken> {
  const [row] = await db.insert(table).values(token).returning();
  if (!row) throw new Error('the database gave no row for a token');
  return row;
}

/** One that is in use; null where it was revoked, or never was. */
export async function findToken(db: Db, handle: string): Promise<ApiToken | null> {
  const [row] = await db.select().from(table).where(eq(table.handle, handle));
  return row && row.revokedAt === null ? row : null;
}

/** Whether a token is in use still: it may be revoked while a long body comes in. */
export async function isInUse(db: Db, id: number): Promise<boolean> {
  const rows = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.id, id), isNull(table.revokedAt)));
  return rows.length > 0;
}

/** Whether anybody may use the API at all. */
export async function isAnyTokenInUse(db: Db): Promise<boolean> {
  const rows = await db.select({ id: table.id }).from(table).where(isNull(table.revokedAt)).limit(1);
  return rows.length > 0;
}

/** All there ever were, oldest first. */
export async function allTokens(db: Db): Promise<ApiToken[]> {
  return await db.select().from(table).orderBy(asc(table.id));
}

/** @returns whether there was such a one in use */
export async function revokeToken(db: Db, handle: string, at: Date): Promise<boolean> {
  const rows = await db
    .update(table)
    .set({ revokedAt: at })
    .where(sql`${table.handle} = ${handle} and ${table.revokedAt} is null`)
    .returning({ id: table.id });
  return rows.length > 0;
}

/** Counts a call, and notes when it was. @returns which call of its minute it is */
export async function countCall(db: Db, id: number, at: Date): Promise<number> {
  const minute = Math.floor(at.getTime() / 60_000);
  const [row] = await db
    .update(table)
    .set({
      usedAt: at,
      minute,
      calls: sql`case when ${table.minute} = ${minute} then ${table.calls} + 1 else 1 end`,
    })
    .where(eq(table.id, id))
    .returning({ calls: table.calls });
  return row?.calls ?? 1;
}

/**
 * Takes one of so many that a token may do in a day (UTC). Counted at once, not with what is done: nobody waits for another.
 *
 * @returns whether there was one left
 */
export async function takeOne(
  db: Db,
  token: number,
  { deed, at, atMost }: { deed: CountedDeed; at: Date; atMost: number },
): Promise<boolean> {
  const day = dayOf(at);
  const rows = await db
    .insert(counted)
    .values({ token, deed, day, count: 1 })
    .onConflictDoUpdate({
      target: [counted.token, counted.deed],
      set: { day, count: sql`case when ${counted.day} = ${day} then ${counted.count} + 1 else 1 end` },
      setWhere: sql`${counted.day} <> ${day} or ${counted.count} < ${atMost}`,
    })
    .returning({ count: counted.count });
  return rows.length > 0;
}

/** It was not done after all. */
export async function giveBack(db: Db, token: number, deed: CountedDeed, at: Date): Promise<void> {
  await db
    .update(counted)
    .set({ count: sql`${counted.count} - 1` })
    .where(
      and(
        eq(counted.token, token),
        eq(counted.deed, deed),
        eq(counted.day, dayOf(at)),
        sql`${counted.count} > 0`,
      ),
    );
}

function dayOf(at: Date): number {
  return Math.floor(at.getTime() / 86_400_000);
}
