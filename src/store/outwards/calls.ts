import { and, eq, lt } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { apiCall as table } from '../schema/outwards/api.ts';

export type ApiCall = typeof table.$inferSelect;

/** So long a call that is repeated gets the answer that it got. */
const keptMs = 2 * 86_400_000;

export async function findCall(db: Db, token: number, key: string): Promise<ApiCall | null> {
  const [row] = await db
    .select()
    .from(table)
    .where(and(eq(table.token, token), eq(table.key, key)));
  return row ?? null;
}

export async function insertCall(db: Db, call: ApiCall): Promise<void> {
  await db.insert(table).values(call);
}

/** @param now by the machine's clock */
export async function sweepCalls(db: Db, now: Date): Promise<void> {
  await db.delete(table).where(lt(table.at, new Date(now.getTime() - keptMs)));
}
