import { asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { apiToken as table } from '../schema/outwards/api.ts';

export type ApiToken = typeof table.$inferSelect;
export type NewToken = Pick<
  ApiToken,
  'name' | 'handle' | 'digest' | 'rights' | 'perMinute' | 'perDay' | 'madeAt'
>;

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

/** How much a token has opened today, and who else opens waits: it is counted in the transaction that opens. */
export async function lockOpened(db: Db, id: number, at: Date): Promise<number> {
  const [row] = await db
    .select({ day: table.day, opened: table.opened })
    .from(table)
    .where(eq(table.id, id))
    .for('update');
  return row?.day === dayOf(at) ? row.opened : 0;
}

export async function noteOpened(db: Db, id: number, at: Date, opened: number): Promise<void> {
  await db
    .update(table)
    .set({ day: dayOf(at), opened })
    .where(eq(table.id, id));
}

function dayOf(at: Date): number {
  return Math.floor(at.getTime() / 86_400_000);
}
