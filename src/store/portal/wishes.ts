import { and, count, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { portalWish as table, type WishState } from '../schema/portal/access.ts';

export type Wish = typeof table.$inferSelect;

/** Somebody asks for access; whoever asks again while it is open asks once. @returns null then */
export async function insertWish(
  tx: Db,
  wish: Pick<Wish, 'nonce' | 'address' | 'name' | 'language' | 'way' | 'askedAt'>,
): Promise<Wish | null> {
  const [row] = await tx
    .insert(table)
    .values(wish)
    .onConflictDoNothing({ target: table.address, where: sql`state = 'asked'` })
    .returning();
  return row ?? null;
}

export async function findWish(db: Db, id: number): Promise<Wish | null> {
  const [row] = await db.select().from(table).where(eq(table.id, id));
  return row ?? null;
}

/** @returns it, as it is decided now; null where somebody else was faster */
export async function settleWish(tx: Db, id: number, state: WishState, at: Date): Promise<Wish | null> {
  const [row] = await tx
    .update(table)
    .set({ state, decidedAt: at })
    .where(and(eq(table.id, id), eq(table.state, 'asked')))
    .returning();
  return row ?? null;
}

/** How many asked since then: so that nobody floods the channel. */
export async function wishesSince(db: Db, at: Date): Promise<number> {
  const [row] = await db.select({ asked: count() }).from(table).where(gt(table.askedAt, at));
  return row?.asked ?? 0;
}
