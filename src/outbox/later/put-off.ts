import { sql } from 'drizzle-orm';
import { atOnce } from '../../store/asking/at-once.ts';
import type { Db } from '../../store/database.ts';
import { type Caused, caused, lastOfEachKey, payloadOf } from '../causes.ts';
import type { Effect } from '../effect.ts';
import { enqueue } from '../enqueue.ts';

/** An effect that waits under its key for a time to come. */
export type Later = Effect & { replaces: string; runAt: Date };

/**
 * Writes an effect down for a later time. Where one waits under its key already, as it does nearly always, it gets the new
 * time in place: no worker need look for it now, as each does after whatever is added.
 *
 * @param db no transaction
 */
export async function putOff(db: Db, effect: Later): Promise<void> {
  const [own] = caused([effect]);
  if (own) await together(db, own);
}

const together = atOnce(async (db, effects: Caused[]): Promise<null[]> => {
  const specs = lastOfEachKey(effects).map(effect => ({
    key: effect.replaces,
    run_at: effect.runAt?.toISOString(),
    payload: payloadOf(effect),
  }));
  // As graphile-worker's add_jobs replaces one. What is locked is being carried, and is followed by another.
  const waited = await db.execute<{ key: string }>(sql`
    with spec as (
      select * from json_to_recordset(${JSON.stringify(specs)}::json) as spec(key text, run_at timestamptz, payload json)
    ), held as (
      select id, job.key from graphile_worker._private_jobs as job
      where job.key = any(array(select key from spec)) and locked_at is null order by job.key for update
    )
    update graphile_worker._private_jobs as job set run_at = spec.run_at, payload = spec.payload, attempts = 0,
      last_error = null, revision = job.revision + 1, updated_at = now()
    from held join spec on spec.key = held.key where job.id = held.id returning job.key`);
  const inPlace = new Set(waited.map(({ key }) => key));
  const others = effects.filter(({ replaces = '' }) => !inPlace.has(replaces));
  if (others.length > 0)
    await enqueue(
      db,
      others.map(effect => ({ ...effect, payload: payloadOf(effect) })),
    );
  return effects.map(() => null);
});
