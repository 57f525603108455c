import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { portalSession as table } from '../schema/portal/signing-in.ts';

export type Session = typeof table.$inferSelect;

export async function insertSession(tx: Db, session: Session): Promise<void> {
  await tx.insert(table).values(session);
}

/** One that goes on, by the digest of what the browser holds; null where none does. */
export async function findSession(db: Db, id: string, now: Date): Promise<Session | null> {
  const [row] = await db
    .select()
    .from(table)
    .where(and(eq(table.id, id), gt(table.endsAt, now)));
  return row ?? null;
}

/** Somebody is still there: it goes on for longer. */
export async function renewSession(
  db: Db,
  id: string,
  { seenAt, endsAt }: Pick<Session, 'seenAt' | 'endsAt'>,
): Promise<void> {
  await db.update(table).set({ seenAt, endsAt }).where(eq(table.id, id));
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.delete(table).where(eq(table.id, id));
}

/** Of an address, wherever it is signed in. */
export async function deleteSessionsOf(db: Db, address: string): Promise<void> {
  await db.delete(table).where(eq(table.address, address));
}

/** Those that show all that somebody may see, the latest first. */
export async function sessionsOf(db: Db, address: string, now: Date): Promise<Session[]> {
  return await db
    .select()
    .from(table)
    .where(and(eq(table.address, address), isNull(table.ticket), gt(table.endsAt, now)))
    .orderBy(desc(table.seenAt));
}

export async function deleteSessionsBefore(db: Db, at: Date): Promise<void> {
  await db.delete(table).where(lt(table.endsAt, at));
}
