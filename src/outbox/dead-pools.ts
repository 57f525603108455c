import postgres from 'postgres';
import type { Log } from '../log.ts';

/**
 * graphile-worker frees a crashed process's jobs after four hours. A card cannot wait that long: each pool of workers
 * holds an advisory lock as long as its process lives, and a pool whose lock is free is dead.
 */
const lockSpace = 725_310_043;

/**
 * The pools of this process that still carry something. After a restart of the database their locks are free for a
 * moment; what they are carrying must not be carried by a second one meanwhile.
 */
const ours = new Set<string>();

const heldAnewEveryMs = 2_000;

/**
 * A server that has just been started, or has taken over from another, has nobody's lock yet: the living need a moment until they
 * have found it. What they carry must not be carried by a second process meanwhile.
 */
const foundAnewWithinMs = 12_000;

/** Since when, by the steady clock, the locks of others were free at each look. */
const freeSince = new Map<string, number>();

/** Marks a pool as alive until released, or until the process or its connection dies. */
export function holdPool(databaseUrl: string, poolId: string): { release(): Promise<void> } {
  const connection = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  const hold = () => connection`select pg_advisory_lock(${lockSpace}, hashtext(${poolId}))`.catch(() => {});
  ours.add(poolId);
  void hold();
  // After a restart of the database the lock is gone with its session: taken again, it is merely counted twice.
  const again = setInterval(hold, heldAnewEveryMs);
  return {
    release: async () => {
      clearInterval(again);
      ours.delete(poolId);
      await connection.end({ timeout: 1 });
    },
  };
}

/** Whether some desk works on this database. */
export async function isDeskAtWork(databaseUrl: string): Promise<boolean> {
  const connection = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const held = await connection`
      select 1 from pg_locks where locktype = 'advisory' and classid = ${lockSpace}::bigint and granted
        and database = (select oid from pg_database where datname = current_database()) limit 1`;
    return held.length > 0;
  } finally {
    await connection.end({ timeout: 1 });
  }
}

/**
 * Gives the jobs of dead pools back to the living, and sweeps up: a job that ran while a newer one took its key is
 * kept by graphile-worker, marked as having no tries left, if its process died under it.
 */
export async function releaseDeadPools(databaseUrl: string, log: Log): Promise<void> {
  const connection = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const pools = await connection<{ pool: string }[]>`
      select locked_by as pool from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null`;
    for (const known of freeSince.keys())
      if (!pools.some(({ pool }) => pool === known)) freeSince.delete(known);
    for (const { pool } of pools) {
      if (ours.has(pool) || !(await isDead(connection, pool))) continue;
      // A try that a crash cut short is none. One that has none left was replaced while it ran, and is swept up.
      await connection`
        update graphile_worker._private_jobs set attempts = greatest(attempts - 1, 0)
        where locked_by = ${pool} and attempts < max_attempts`;
      await connection`select graphile_worker.force_unlock_workers(array[${pool}]::text[])`;
      await connection`select pg_advisory_unlock(${lockSpace}, hashtext(${pool}))`;
      log.info({ room: 'outbox', pool }, 'took over the jobs of a process that died');
    }
    if (pools.length > 0) await sweep(connection);
  } finally {
    await connection.end({ timeout: 1 });
  }
}

/** Whether nobody holds the pool's lock, and has had the time to; if so, it is held by us. */
async function isDead(connection: postgres.Sql, pool: string): Promise<boolean> {
  const [row] = await connection<{ free: boolean; settled: boolean }[]>`
    select pg_try_advisory_lock(${lockSpace}, hashtext(${pool})) as free,
      pg_last_wal_replay_lsn() is null
        and pg_postmaster_start_time() < now() - interval '1 millisecond' * ${foundAnewWithinMs} as settled`;
  if (!row?.free) {
    freeSince.delete(pool);
    return false;
  }
  const since = freeSince.get(pool) ?? performance.now();
  freeSince.set(pool, since);
  if (row.settled || performance.now() - since >= foundAnewWithinMs) return true;
  await connection`select pg_advisory_unlock(${lockSpace}, hashtext(${pool}))`;
  return false;
}

/** So long a job may be on its way from the database to a worker. */
const onItsWay = '60 seconds';

/**
 * Frees what a living pool has locked and does not know of: where the connection broke between the locking and its
 * answer, graphile-worker never hears of the job, and keeps it, and its lane, for four hours.
 *
 * @param carried the ids of the jobs that it is carrying
 * @returns how many jobs were freed
 */
export async function releaseUnknown(
  connection: postgres.Sql,
  pool: string,
  carried: string[],
): Promise<number> {
  const freed = await connection`
    with unknown as (
      update graphile_worker._private_jobs
      set locked_by = null, locked_at = null,
          attempts = case when attempts < max_attempts then greatest(attempts - 1, 0) else attempts end
      where locked_by = ${pool} and locked_at < now() - ${onItsWay}::interval
        and not (id = any(array(select json_array_elements_text(${JSON.stringify(carried)}::json)::bigint)))
      returning job_queue_id
    )
    update graphile_worker._private_job_queues as lanes set locked_by = null, locked_at = null
    from unknown where lanes.id = unknown.job_queue_id and lanes.locked_by = ${pool}
    returning lanes.id`;
  return freed.length;
}

/**
 * As graphile-worker's own clean-up of what has no tries left. Lanes are few and stay: it would delete an empty one under
 * a job that is being added to it, and that job would wait for ever (seen: a letter in
 * test/journeys/killed-at-any-moment).
 */
async function sweep(connection: postgres.Sql): Promise<void> {
  await connection`
    delete from graphile_worker._private_jobs where attempts = max_attempts and locked_at is null`;
}
