import { sql } from 'drizzle-orm';
import { causesAtMost } from '../log/context.ts';
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
  for (const keepsTime of [false, true])
    await addJobs(
      db,
      effects.filter(effect => (effect.keepsTime ?? false) === keepsTime),
      keepsTime,
    );
}

/**
 * Keeps workers from taking the jobs that are about to be replaced: these are locked first. `add_jobs` looks first which of them
 * are running and replaces the others afterwards; one that a worker takes in between it leaves out without a word, and the change
 * would never be shown (of 10,000 pings in one minute, 250 were lost in every third run). What caused them is answered by those
 * that come in their place.
 */
async function addJobs(db: Db, effects: Caused[], keepsTime: boolean): Promise<void> {
  if (effects.length === 0) return;
  const specs = JSON.stringify(effects.map(specOf), (_, value: unknown) => asTaken(value));
  // Jobs that are due at the same time go in no order at all: a microsecond apart they go in the order given.
  await db.execute(sql`
    with spec as materialized (
      select * from json_populate_recordset(null::graphile_worker.job_spec, ${specs}::json)
      with ordinality as spec(identifier, payload, queue_name, run_at, max_attempts, job_key, priority, flags, place)
    ), held as materialized (
      select key, payload -> 'causes' as causes, locked_at is null as waits from graphile_worker._private_jobs
      where key = any(array(select job_key from spec)) order by key for update
    )
    select 1 from graphile_worker.add_jobs(
      array(
        select (
          identifier, ${withCausesHeld}, queue_name, coalesce(run_at, now() + place * interval '1 microsecond'),
          max_attempts, job_key, priority, flags
        )::graphile_worker.job_spec
        from spec left join held on held.key = spec.job_key and held.waits and json_typeof(held.causes) = 'array'
        order by place
      ),
      ${keepsTime}
    )`);
}

/** As `joined` has it: the newest first, each once, and not without end. */
const withCausesHeld = sql`
  case when held.key is null then spec.payload else (spec.payload::jsonb || jsonb_build_object('causes', (
    select jsonb_agg(cause order by since) from (
      select cause, min(since) as since from (
        select * from jsonb_array_elements(spec.payload::jsonb -> 'causes') with ordinality as own(cause, since)
        union all
        select cause, since + ${causesAtMost} from jsonb_array_elements(held.causes::jsonb) with ordinality as before(cause, since)
      ) as each group by cause order by 2 limit ${causesAtMost}
    ) as joined
  )))::json end`;

/** A server's own words may have in them what PostgreSQL's jsonb refuses: half of a letter that takes two, and no letter at all. */
function asTaken(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
}

function specOf(effect: Caused) {
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
}
