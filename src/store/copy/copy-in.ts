import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import postgres from 'postgres';
import { migrate, migrateUpTo } from '../migrate.ts';
import { restoredSetting } from '../settings.ts';
import { makeEmpty, refuseUnlessEmpty } from './empty.ts';
import type { Counts, Piece } from './records.ts';
import { compareCounts, countRows, tablesInOrder } from './tables.ts';

/**
 * Fills an empty database with a copy: with the tables as they were when it was made, then brought to today's shape. All
 * of it, or nothing: what fails leaves the database as empty as it was.
 *
 * @param url as whom the desk will work
 * @param ownerUrl as the database's owner
 * @param isRestored the desk goes back to an older state, which is noted for its next start
 * @returns what is there now
 * @throws Error with words for the admin where the database is not empty, or the copy comes from a newer Sportello
 */
export async function copyIn(
  pieces: AsyncIterable<Piece>,
  url: string,
  ownerUrl: string,
  { isRestored = false } = {},
): Promise<Counts> {
  await connected(ownerUrl, refuseUnlessEmpty);
  try {
    const counts = await connected(ownerUrl, async sql => {
      const connection = await sql.reserve();
      const counts = await fill(connection, pieces, ownerUrl, isRestored);
      connection.release();
      return counts;
    });
    await migrate(url, ownerUrl);
    return counts;
  } catch (error) {
    await connected(ownerUrl, makeEmpty);
    throw error;
  }
}

async function fill(
  connection: postgres.ReservedSql,
  pieces: AsyncIterable<Piece>,
  ownerUrl: string,
  isRestored: boolean,
): Promise<Counts> {
  const written: Counts = { jobs: 0 };
  let table = '';
  let at = '';
  let filling: Filling | null = null;
  for await (const piece of pieces) {
    if (piece instanceof Uint8Array) await filling?.write(piece);
    else if ('format' in piece) {
      at = piece.at;
      await migrateUpTo(piece.lastMigration, ownerUrl);
      await begin(connection);
    } else if ('table' in piece) {
      table = piece.table;
      const into = connection`copy ${connection(table)} (${connection(piece.columns)}) from stdin`;
      filling = fillingOf(await into.writable());
    } else if ('rows' in piece) {
      await filling?.end();
      filling = null;
      written[table] = piece.rows;
    } else if ('jobs' in piece) {
      await addJobs(connection, piece.jobs);
      written.jobs = (written.jobs ?? 0) + piece.jobs.length;
    } else
      await connection`
        select setval(quote_ident(${piece.sequence})::regclass, ${piece.value}::bigint, ${piece.isCalled})`;
  }
  const found = await countRows(connection);
  compareCounts(written, found);
  if (isRestored)
    await connection`insert into setting (key, value) values (${restoredSetting}, ${at})
      on conflict (key) do update set value = excluded.value`;
  await connection`commit`;
  return found;
}

/** Migrations may have brought rows along; the copy has them, too. */
async function begin(connection: postgres.ReservedSql): Promise<void> {
  await connection`begin`;
  await connection`set local statement_timeout = 0`;
  await connection`set local idle_in_transaction_session_timeout = 0`;
  for (const { name } of (await tablesInOrder(connection)).toReversed())
    await connection`delete from ${connection(name)}`;
}

type Filling = { write(chunk: Uint8Array): Promise<void>; end(): Promise<void> };

/** Waits where the database is slower than what comes; what it refuses is thrown at the next word. */
function fillingOf(into: NodeJS.WritableStream): Filling {
  const done = finished(into);
  done.catch(() => {});
  return {
    write: async chunk => {
      if (!into.write(chunk)) await Promise.race([once(into, 'drain'), done]);
    },
    end: async () => {
      into.end();
      await done;
    },
  };
}

/** As effects are enqueued: with graphile-worker's own words for it, which stay when its tables change. */
async function addJobs(
  connection: postgres.ReservedSql,
  jobs: Extract<Piece, { jobs: unknown }>['jobs'],
): Promise<void> {
  await connection`
    select 1 from graphile_worker.add_jobs(array(
      select (identifier, payload, queue_name, run_at, max_attempts, job_key, priority, flags)::graphile_worker.job_spec
      from json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify(jobs)}::text::json)
      with ordinality as spec(identifier, payload, queue_name, run_at, max_attempts, job_key, priority, flags, place)
      order by place
    ), true)`;
}

async function connected<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, max_lifetime: null });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
