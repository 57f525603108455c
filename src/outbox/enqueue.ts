import { sql } from 'drizzle-orm';
import { type Cause, causesIn, joined } from '../log/context.ts';
import type { Db } from '../store/database.ts';
import { type Caused, caused, lastOfEachKey, payloadOf } from './causes.ts';
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
  if (gathered) gathered.push(...caused(effects));
  else await write(db, caused(effects));
}

/** What is to be written down at the end, by transaction. */
const gatherings = new WeakMap<Db, Caused[]>();

/**
 * Writes down together what is enqueued in a transaction that does the work of many: every writing of jobs wakes the
 * workers, and at its commit waits for all others that do (PostgreSQL lets one NOTIFY commit at a time).
 */
export async function enqueuedTogether<T>(tx: Db, work: () => Promise<T>): Promise<T> {
  const effects: Caused[] = [];
  gatherings.set(tx, effects);
  const result = await work().finally(() => gatherings.delete(tx));
  await write(tx, lastOfEachKey(effects));
  return result;
}

async function write(db: Db, effects: Caused[]): Promise<void> {
  if (effects.length === 0) return;
  const replaced = await holdReplaced(
    db,
    effects.flatMap(({ replaces }) => replaces ?? []),
  );
  const whole = effects.map(effect => ({
    ...effect,
    causes: joined(effect.causes, replaced.get(effect.replaces ?? '') ?? []),
  }));
  for (const keepsTime of [false, true])
    await addJobs(
      db,
      whole.filter(effect => (effect.keepsTime ?? false) === keepsTime),
      keepsTime,
    );
}

async function addJobs(db: Db, effects: Caused[], keepsTime: boolean): Promise<void> {
  if (effects.length === 0) return;
  const specs = effects.map(effect => {
    const { task, lane, replaces, runAt, isPatient } = effect;
    return {
      identifier: task,
      payload: payloadOf(effect),
      queue_name: lane,
      job_key: replaces,
      run_at: runAt?.toISOString(),
      max_attempts: mostAttempts,
      // Chats are paced to a message a second or so; a letter, or a call for help, must not wait behind a hundred cards.
      priority: urgent.includes(task) ? -1 : isPatient ? 1 : 0,
    };
  });
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
 *
 * @returns what caused them, by key: the one that comes in their place answers those too
 */
async function holdReplaced(db: Db, keys: string[]): Promise<Map<string, Cause[]>> {
  if (keys.length === 0) return new Map();
  const held = await db.execute<{ key: string; causes: unknown; waits: boolean }>(sql`
    select key, payload -> 'causes' as causes, locked_at is null as waits from graphile_worker._private_jobs
    where key = any(array(select json_array_elements_text(${JSON.stringify(keys)}::json)))
    order by key for update`);
  return new Map([...held].flatMap(({ key, causes, waits }) => (waits ? [[key, causesIn(causes)]] : [])));
}
