import { Logger, makeWorkerUtils } from 'graphile-worker';
import postgres from 'postgres';
import type { Log } from '../log.ts';

/**
 * graphile-worker frees a crashed process's jobs after four hours. A card cannot wait that long: each pool of workers
 * holds an advisory lock as long as its process lives, and a pool whose lock is free is dead.
 */
const lockSpace = 725_310_043;

/** Marks a pool as alive until released, or until the process or its connection dies. */
export function holdPool(databaseUrl: string, poolId: string): { release(): Promise<void> } {
  const connection = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const hold = () => connection`select pg_advisory_lock(${lockSpace}, hashtext(${poolId}))`.catch(() => {});
  void hold();
  // After a restart of the database the lock is gone with its session: taken again, it is merely counted twice.
  const again = setInterval(hold, 10_000);
  return {
    release: async () => {
      clearInterval(again);
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
  const connection = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const pools = await connection<{ pool: string }[]>`
      select locked_by as pool from graphile_worker.jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null`;
    for (const { pool } of pools) {
      const [row] = await connection<{ dead: boolean }[]>`
        select pg_try_advisory_lock(${lockSpace}, hashtext(${pool})) as dead`;
      if (!row?.dead) continue;
      await connection`select graphile_worker.force_unlock_workers(array[${pool}]::text[])`;
      await connection`select pg_advisory_unlock(${lockSpace}, hashtext(${pool}))`;
      log.info({ room: 'outbox', pool }, 'took over the jobs of a process that died');
    }
    if (pools.length > 0) await sweep(databaseUrl);
  } finally {
    await connection.end({ timeout: 1 });
  }
}

async function sweep(databaseUrl: string): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: databaseUrl, logger: new Logger(() => () => {}) });
  try {
    // Lanes are few and stay. GC_JOB_QUEUES would delete an empty one under a job that is being added to it, and that
    // job would wait for ever (seen: a letter in test/journeys/killed-at-any-moment).
    await utils.cleanup({ tasks: ['DELETE_PERMAFAILED_JOBS'] });
  } finally {
    await utils.release();
  }
}
