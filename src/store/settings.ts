import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from './database.ts';
import { setting } from './schema/settings.ts';

/** Holds since when the database is a restored backup: the time that the backup shows. */
export const restoredSetting = 'restored';

/** The key that signs Message-IDs and links, made at the first start; the same for all processes and for ever. */
export async function deskSecret(db: Db): Promise<string> {
  await db
    .insert(setting)
    .values({ key: 'desk-secret', value: randomBytes(32).toString('hex') })
    .onConflictDoNothing();
  const [row] = await db.select().from(setting).where(eq(setting.key, 'desk-secret'));
  if (!row) throw new Error('the database lost the desk secret');
  return row.value;
}

export async function findSetting(db: Db, key: string): Promise<string | null> {
  const [row] = await db.select().from(setting).where(eq(setting.key, key));
  return row?.value ?? null;
}

/** A value, kept from changing until the transaction ends; '' where none was saved yet. */
export async function lockSetting(db: Db, key: string): Promise<string> {
  await db.insert(setting).values({ key, value: '' }).onConflictDoNothing();
  const [row] = await db.select().from(setting).where(eq(setting.key, key)).for('update');
  return row?.value ?? '';
}

export async function saveSetting(db: Db, key: string, value: string): Promise<void> {
  await db.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } });
}

export async function deleteSetting(db: Db, key: string): Promise<void> {
  await db.delete(setting).where(eq(setting.key, key));
}
