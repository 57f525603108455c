import { sql } from 'drizzle-orm';
import type { Db } from '../store/database.ts';
import type { Effect } from './effect.ts';

/**
 * graphile-worker counts a try that a crash cut short, and gives a job up after 25: a process that dies again and again
 * must lose no letter. How often a fault is tried is decided in patience.ts.
 */
export const mostAttempts = 32_000;

const urgent = ['letter', 'ping'];

/**
 * Writes effects down as jobs of graphile-worker, in the caller's transaction: they exist if, and only if, the change
 * that asks for them is committed.
 */
export async function enqueue(db: Db, effects: Effect[]): Promise<void> {
  const gathered = gatherings.get(db);
  if (gathered) gathered.push(...effects);
  else await write(db, effects);
}

/** What is to be written down at the end, by transaction. */
const gatherings = new WeakMap<Db, Effect[]>();

/**
 * Writes down together what is enqueued in a transaction that does the work of many: every writing of jobs wakes the
 * workers, and at its commit waits for all others that do (PostgreSQL lets one NOTIFY commit at a time).
 */
export async function enqueuedTogether<T>(tx: Db, work: () => Promise<T>): Promise<T> {
  const effects: Effect[] = [];
  gatherings.set(tx, effects);
  const result = await work().finally(() => gatherings.delete(tx));
  await write(tx, lastOfEachKey(effects));
  return result;
}

/** Of effects that replace each other the last one goes, in its place: what stands behind it tells of it. */
function lastOfEachKey(effects: Effect[]): Effect[] {
  const last = new Map(effects.map((effect, place) => [effect.replaces ?? place, effect]));
  return effects.filter((effect, place) => last.get(effect.replaces ?? place) === effect);
}

async function write(db: Db, effects: Effect[]): Promise<void> {
  if (effects.length === 0) return;
  await holdReplaced(
    db,
    effects.flatMap(({ replaces }) => replaces ?? []),
  );
  for (const keepsTime of [false, true])
    await addJobs(
      db,
      effects.filter(effect => (effect.keepsTime ?? false) === keepsTime),
      keepsTime,
    );
}

async function addJobs(db: Db, effects: Effect[], keepsTime: boolean): Promise<void> {
  if (effects.length === 0) return;
  const specs = effects.map(({ task, payload, lane, replaces, runAt, isPatient }) => ({
    identifier: task,
    payload,
    queue_name: lane,
    job_key: replaces,
    run_at: runAt?.toISOString(),
    max_attempts: mostAttempts,
    // Chats are paced to a message a second or so; a letter, or a call for help, must not wait behind a hundred cards.
    priority: urgent.includes(task) ? -1 : isPatient ? 1 : 0,
  }));
  // Jobs that are due at the same time go in no order at all: a microsecond apart they go in the order given.
  await db.execute(sql`
    select 1 from graphile_worker.add_jobs(
      array(
        select (
          identifier, payload, queue_name, coalesce(run_at, now() + place * interval '1 microsecond'),
          max_attempts, job_key, priority, flags
        )::graphile_worker.job_spec
        from json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify(specs)}::json)
        with ordinality as spec(
          identifier, payload, queue_name, run_at, max_attempts, job_key, priority, flags, place
        )
      ),
      ${keepsTime}
    )`);
}

/**
 * Keeps workers from taking the jobs that are about to be replaced. `add_jobs` looks first which of them are running
 * and replaces the others afterwards; one that a worker takes in between it leaves out without a word, and the change
 * would never be shown (of 10,000 pings in one minute, 250 were lost in every third run).
 */
async function holdReplaced(db: Db, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  await db.execute(sql`
    select 1 from graphile_worker._private_jobs
    where key = any(array(select json_array_elements_text(${JSON.stringify(keys)}::json)))
    order by key for update`);
}
