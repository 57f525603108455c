import { and, asc, eq, gt, lt } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { portalChallenge, portalPasskey as table } from '../schema/portal/passkeys.ts';

export type Passkey = typeof table.$inferSelect;

/** @returns false where that key is somebody's already */
export async function insertPasskey(db: Db, passkey: Omit<Passkey, 'usedAt'>): Promise<boolean> {
  const added = await db.insert(table).values(passkey).onConflictDoNothing().returning({ id: table.id });
  return added.length > 0;
}

export async function findPasskey(db: Db, id: string): Promise<Passkey | null> {
  const [row] = await db.select().from(table).where(eq(table.id, id));
  return row ?? null;
}

export async function passkeysOf(db: Db, address: string): Promise<Passkey[]> {
  return await db.select().from(table).where(eq(table.address, address)).orderBy(asc(table.addedAt));
}

export async function notePasskeyUsed(
  db: Db,
  { id, counter, usedAt }: { id: string; counter: number; usedAt: Date },
): Promise<void> {
  await db.update(table).set({ counter, usedAt }).where(eq(table.id, id));
}

/** Only their own. */
export async function deletePasskey(db: Db, address: string, id: string): Promise<void> {
  await db.delete(table).where(and(eq(table.address, address), eq(table.id, id)));
}

export async function deletePasskeysOf(db: Db, address: string): Promise<void> {
  await db.delete(table).where(eq(table.address, address));
}

export async function saveChallenge(
  db: Db,
  { browser, ...set }: typeof portalChallenge.$inferInsert,
): Promise<void> {
  await db
    .insert(portalChallenge)
    .values({ browser, ...set })
    .onConflictDoUpdate({ target: portalChallenge.browser, set });
}

/** Takes it away: it serves once. @returns null where there is none that is still good */
export async function takeChallenge(db: Db, browser: string, now: Date): Promise<string | null> {
  const [row] = await db
    .delete(portalChallenge)
    .where(and(eq(portalChallenge.browser, browser), gt(portalChallenge.endsAt, now)))
    .returning({ challenge: portalChallenge.challenge });
  return row?.challenge ?? null;
}

export async function deleteChallengesBefore(db: Db, at: Date): Promise<void> {
  await db.delete(portalChallenge).where(lt(portalChallenge.endsAt, at));
}
