import { and, count, desc, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { portalCode as table } from '../schema/portal/signing-in.ts';

export type Code = typeof table.$inferSelect;

/** @returns its id */
export async function insertCode(
  tx: Db,
  code: Omit<Code, 'id' | 'tries' | 'usedAt' | 'sentAt'>,
): Promise<number> {
  const [row] = await tx.insert(table).values(code).returning({ id: table.id });
  if (!row) throw new Error('the database gave no id for a code');
  return row.id;
}

export async function findCode(db: Db, id: number): Promise<Code | null> {
  const [row] = await db.select().from(table).where(eq(table.id, id));
  return row ?? null;
}

/** The last one that was asked for in a browser, while it can be used; locked: of two tries at once each counts. */
export async function lockCodeOf(tx: Db, browser: string, now: Date): Promise<Code | null> {
  const [row] = await tx
    .select()
    .from(table)
    .where(eq(table.browser, browser))
    .orderBy(desc(table.id))
    .limit(1)
    .for('update');
  return row && row.usedAt === null && row.endsAt > now ? row : null;
}

/** The last one that was asked for in a browser, whatever became of it. */
export async function lastCodeOf(db: Db, browser: string): Promise<Code | null> {
  const [row] = await db
    .select()
    .from(table)
    .where(eq(table.browser, browser))
    .orderBy(desc(table.id))
    .limit(1);
  return row ?? null;
}

export async function countTry(tx: Db, id: number): Promise<void> {
  await tx
    .update(table)
    .set({ tries: sql`${table.tries} + 1` })
    .where(eq(table.id, id));
}

export async function useCode(tx: Db, id: number, at: Date): Promise<void> {
  await tx.update(table).set({ usedAt: at }).where(eq(table.id, id));
}

/** @returns whether it was not mailed before */
export async function noteCodeSent(db: Db, id: number, at: Date): Promise<boolean> {
  const noted = await db
    .update(table)
    .set({ sentAt: at })
    .where(and(eq(table.id, id), isNull(table.sentAt)))
    .returning({ id: table.id });
  return noted.length > 0;
}

/** How many were asked for since then: from a network, for an address (of one request's link, or to sign in), and both. */
export async function codesSince(
  db: Db,
  { address, ticket, network }: Pick<Code, 'address' | 'ticket' | 'network'>,
  at: Date,
): Promise<{ address: number; network: number; addressFromNetwork: number }> {
  const asked = async (...of: SQL[]) =>
    (
      await db
        .select({ asked: count() })
        .from(table)
        .where(and(...of, gt(table.askedAt, at)))
    )[0]?.asked ?? 0;
  const toIt = [
    eq(table.address, address),
    ticket === null ? isNull(table.ticket) : eq(table.ticket, ticket),
  ];
  const fromIt = eq(table.network, network);
  const [byAddress, byNetwork, byBoth] = await Promise.all([
    asked(...toIt),
    asked(fromIt),
    asked(...toIt, fromIt),
  ]);
  return { address: byAddress, network: byNetwork, addressFromNetwork: byBoth };
}

/** What nobody can use, or counts, any more. */
export async function deleteCodesBefore(db: Db, at: Date): Promise<void> {
  await db.delete(table).where(lt(table.askedAt, at));
}
