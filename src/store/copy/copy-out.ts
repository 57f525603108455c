import postgres from 'postgres';
import type { Piece } from './records.ts';
import { tablesInOrder } from './tables.ts';

const jobsAtOnce = 500;

/**
 * Everything that the desk keeps, as it is at one moment, while it goes on working. Nothing is held in memory but a row.
 *
 * @param url as a user who may read all of it
 */
export async function* copyOut(url: string): AsyncGenerator<Piece> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, max_lifetime: null });
  try {
    const connection = await sql.reserve();
    await connection`begin isolation level repeatable read read only`;
    await readableByAll(connection);
    const [head] = await connection<{ postgres: string; lastMigration: string }[]>`
      select current_setting('server_version') as postgres, max(created_at) as "lastMigration"
      from drizzle.__drizzle_migrations`;
    yield {
      format: 'sportello-backup',
      version: 1,
      at: new Date().toISOString(),
      postgres: head?.postgres ?? '',
      lastMigration: Number(head?.lastMigration ?? 0),
    };
    for (const { name, columns } of await tablesInOrder(connection)) {
      yield { table: name, columns };
      let rows = 0;
      const from = connection`copy ${connection(name)} (${connection(columns)}) to stdout`;
      for await (const chunk of await from.readable()) {
        rows += linesIn(chunk);
        yield chunk;
      }
      yield { rows };
    }
    yield* jobs(connection);
    yield* sequences(connection);
    await connection`commit`;
    connection.release();
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The same text whatever a server, or a user, is set to; and no limit that is meant for short questions. */
async function readableByAll(connection: postgres.ReservedSql): Promise<void> {
  for (const [name, value] of Object.entries({
    DateStyle: 'ISO, YMD',
    IntervalStyle: 'postgres',
    TimeZone: 'UTC',
    bytea_output: 'hex',
    extra_float_digits: '3',
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '0',
  }))
    await connection`select set_config(${name}, ${value}, true)`;
}

/** A row is a line: line ends within are written as `\n`, two characters. */
function linesIn(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** A job without tries left has been overtaken by a newer one of its key, and is kept only while it runs. */
async function* jobs(connection: postgres.ReservedSql): AsyncGenerator<Piece> {
  const found = connection<JobRow[]>`
    select task.identifier, lane.queue_name, job.payload, job.run_at::text, job.max_attempts, job.key as job_key,
      job.priority, (select array_agg(flag) from jsonb_object_keys(job.flags) as flag) as flags
    from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id
    left join graphile_worker._private_job_queues as lane on lane.id = job.job_queue_id
    where job.attempts < job.max_attempts order by job.id`;
  for await (const rows of found.cursor(jobsAtOnce)) yield { jobs: rows };
}

type JobRow = Extract<Piece, { jobs: unknown }>['jobs'][number];

/** As they are by now: a number that was given out since the moment of the copy is not given out again. */
async function* sequences(connection: postgres.ReservedSql): AsyncGenerator<Piece> {
  const found = await connection<{ name: string }[]>`
    select sequencename as name from pg_sequences where schemaname = 'public' order by 1`;
  for (const { name } of found) {
    const [row] = await connection<{ value: string; isCalled: boolean }[]>`
      select last_value::text as value, is_called as "isCalled" from ${connection(name)}`;
    if (row) yield { sequence: name, value: row.value, isCalled: row.isCalled };
  }
}
