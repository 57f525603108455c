import { eq, lt, type SQL, sql } from 'drizzle-orm';
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
  const [row] = await db.execute<{ key: string }>(
    hearing(sql`select ${what}::text as what, ${key}::text as key`, at, withinMs),
  );
  return row?.key ?? key;
}

/**
 * Notes a press by what it says, and by the key under which it is known from then on: told of once more after the while, under
 * the id that it has by then, it is still the first.
 *
 * @param withinMs as in {@link hear}, of what it says
 * @returns the key of the first
 */
export async function hearPress(
  db: Db,
  said: string,
  key: string,
  at: Date,
  withinMs: number,
): Promise<string> {
  const again = sql`select ${`key:${key}`}::text as what, key from first`;
  const [row] = await db.execute<{ key: string }>(sql`
    with first as (${hearing(sql`select ${said}::text as what, ${key}::text as key`, at, withinMs)}) ${hearing(again, at, keptMs)}`);
  return row?.key ?? key;
}

/** @param said selects what was heard, and its key */
function hearing(said: SQL, at: Date, withinMs: number): SQL {
  const before = new Date(at.getTime() - withinMs).toISOString();
  const isOld = sql`heard.at < ${before}::timestamptz`;
  return sql`
    insert into heard (what, key, at) select what, key, ${at.toISOString()}::timestamptz
    from (${said}) as now_heard
    on conflict (what) do update set key = case when ${isOld} then excluded.key else heard.key end,
      at = case when ${isOld} then excluded.at else heard.at end
    returning key`;
}

/** It came to nothing: told again, it is heard anew. */
export async function unhear(db: Db, what: string): Promise<void> {
  await db.delete(heard).where(eq(heard.what, what));
}

/** Forgets what nobody repeats any more. @param now by the machine's clock */
export async function sweepHeard(db: Db, now: Date): Promise<void> {
  await db.delete(heard).where(lt(heard.at, new Date(now.getTime() - keptMs)));
}
