import { eq, lt, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { heard } from '../schema/presses.ts';

/** Slack tells of an event again for some minutes, and a button that asks how it went can be pressed much later. */
const keptMs = 24 * 3_600_000;

/**
 * Notes that something was heard.
 *
 * @param what a platform's id of it, or a digest of who pressed what
 * @param key what it is known by from now on
 * @param at by the machine's clock, as platforms repeat themselves
 * @param withinMs what comes later with the same words is meant anew; by default it is the same as long as it is kept
 * @returns the key under which the same was heard before, in whatever process; `key` where it is new
 */
export async function hear(
  db: Db,
  what: string,
  key: string,
  at: Date,
  withinMs: number = keptMs,
): Promise<string> {
  const before = new Date(at.getTime() - withinMs).toISOString();
  const isOld = sql`${heard.at} < ${before}::timestamptz`;
  const [row] = await db
    .insert(heard)
    .values({ what, key, at })
    .onConflictDoUpdate({
      target: heard.what,
      set: {
        key: sql`case when ${isOld} then excluded.key else ${heard.key} end`,
        at: sql`case when ${isOld} then excluded.at else ${heard.at} end`,
      },
    })
    .returning({ key: heard.key });
  return row?.key ?? key;
}

/** It came to nothing: told again, it is heard anew. */
export async function unhear(db: Db, what: string): Promise<void> {
  await db.delete(heard).where(eq(heard.what, what));
}

/** Forgets what nobody repeats any more. @param now by the machine's clock */
export async function sweepHeard(db: Db, now: Date): Promise<void> {
  await db.delete(heard).where(lt(heard.at, new Date(now.getTime() - keptMs)));
}
