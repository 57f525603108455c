import { inArray, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { savedReplyUse as table } from '../schema/answers.ts';

/** How often each was used, by its name; those that nobody used lack. */
export async function usesOf(db: Db, names: string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const rows = await db.select().from(table).where(inArray(table.name, names));
  return new Map(rows.map(({ name, uses }) => [name, uses]));
}

/** One more time. */
export async function countUse(db: Db, name: string): Promise<void> {
  await db
    .insert(table)
    .values({ name, uses: 1 })
    .onConflictDoUpdate({ target: table.name, set: { uses: sql`${table.uses} + 1` } });
}
