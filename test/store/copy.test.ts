import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import type postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { holdPool } from '../../src/outbox/dead-pools.ts';
import { readBackup } from '../../src/store/copy/backup-file.ts';
import { copyIn } from '../../src/store/copy/copy-in.ts';
import { copyOut } from '../../src/store/copy/copy-out.ts';
import type { Piece } from '../../src/store/copy/records.ts';
import { countRows } from '../../src/store/copy/tables.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrateUpTo, schemaAge } from '../../src/store/migrate.ts';
import { findSetting, restoredSetting } from '../../src/store/settings.ts';
import { commandLine } from '../cli/command-line.ts';
import { emptyDatabase, onServer, ownDatabase } from '../database.ts';
import { aDesk, anEmail } from '../desk/a-desk.ts';
import { keepsCompiled } from '../start/compiled.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-copy-'));
  file = join(folder, 'sportello.backup');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ask = commandLine();

/** The admin's command. */
async function run(args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; said: string }> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const { out, err, code } = await ask(args, { env: { ...rest, DATA_DIR: folder, ...env } });
  return { code, said: out + err };
}

/** The same as a process of its own, which must end by itself. */
async function runApart(args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; said: string }> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, ['src/start.js', 'cli', ...args], {
    env: { ...rest, DATA_DIR: folder, ...keepsCompiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: Number(code), said: out + err };
}

/** Everything that a desk's database says: each table's rows, what waits, and the numbers that come next. */
async function everythingIn(url: string): Promise<unknown> {
  return await onServer(url, async sql => {
    const tables = Object.keys(await countRows(sql)).filter(name => name !== 'jobs');
    const rows: Record<string, unknown> = {};
    for (const name of tables)
      rows[name] = await said(
        sql`select t::text as said from ${sql(name)} t where not (t::text like '(restored,%')`,
      );
    return {
      rows,
      jobs: await said(sql`
        select (task.identifier, lane.queue_name, job.payload, job.key, job.run_at, job.priority, job.max_attempts)::text as said
        from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
        join graphile_worker._private_job_queues lane on lane.id = job.job_queue_id`),
      sequences: await said(sql`
        select (sequencename, last_value)::text as said from pg_sequences where schemaname = 'public'`),
    };
  });
}

async function said(rows: postgres.PendingQuery<postgres.Row[]>): Promise<string[]> {
  return (await rows).map(row => String(row.said)).toSorted();
}

/** Whatever is hard to write down: line ends, tabs, backslashes, emoji, bytes of every value, and JSON of all that. */
async function fill(): Promise<void> {
  const hard = 'riga 1\nriga 2\r\n\\. \\N \t "virgolette" {graffe} 😀 perché';
  const bytes = Uint8Array.from({ length: 70_000 }, (_, place) => place % 256);
  for (let mail = 0; mail < 5; mail += 1) {
    const outcome = await takeIn(
      desk,
      anEmail({ subject: hard, text: `${hard} ${mail}`, newText: `${hard} ${mail}` }),
    );
    expect(outcome.outcome).toBe('opened');
  }
  await onServer(
    own.url,
    sql => sql`insert into blob values (${'f'.repeat(64)}, ${bytes}) on conflict do nothing`,
  );
}

test('a backup goes from an own database into the embedded one, and moves on to another: all is the same', async () => {
  await fill();
  const written = await runApart(['backup', file], {
    DATABASE_URL: own.url,
    DATABASE_OWNER_URL: own.ownerUrl,
  });
  expect(written).toMatchObject({ code: 0, said: expect.stringContaining('5 tickets') });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const restored = await runApart(['restore', file], {});
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('5 tickets') });

  const to = await emptyDatabase();
  const moved = await run(['move-database', '--to', to], { DATABASE_URL: to });
  expect(moved.said).toMatch(/^ticket +5$/m);
  expect(moved.code).toBe(0);
  expect(await everythingIn(to)).toEqual(await everythingIn(own.ownerUrl));
  expect(existsSync(join(folder, 'postgres', 'cluster'))).toBe(true);

  // The desk goes on: the next number is new, and the database says that it went back.
  const database = openDatabase(to, 1);
  const known = await database.connection`select max(number) as number from ticket`;
  const outcome = await takeIn({ ...desk, db: database.db }, anEmail());
  expect('ticket' in outcome && outcome.ticket).toBe(known[0]?.number + 1);
  expect(await findSetting(database.db, restoredSetting)).toMatch(/^\d{4}-\d\d-\d\dT/);
  await database.close();
});

test('a backup of a desk at work shows one moment of it', async () => {
  let isWorking = true;
  const working = (async () => {
    while (isWorking) await takeIn(desk, anEmail());
  })();
  const to = await emptyDatabase();
  await takeIn(desk, anEmail());
  await copyIn(copyOut(own.ownerUrl), to, to).finally(() => {
    isWorking = false;
  });
  await working;
  const [copied] = await onServer(
    to,
    sql => sql`select (select count(*)::int from ticket) as tickets,
      (select count(distinct ticket)::int from ticket_event) as told,
      (select count(distinct ticket)::int from message) as written,
      (select count(*)::int from graphile_worker._private_jobs job join graphile_worker._private_tasks task
        on task.id = job.task_id where identifier = 'card' and not exists (
        select from ticket where number = (payload ->> 'ticket')::int)) as orphans`,
  );
  expect(copied).toMatchObject({ told: copied?.tickets, written: copied?.tickets, orphans: 0 });
});

test('a damaged or cut backup is refused before anything is written', async () => {
  await takeIn(desk, anEmail());
  await run(['backup', file], { DATABASE_URL: own.ownerUrl });
  const whole = readFileSync(file);
  const plain = gunzipSync(whole);
  const other = Buffer.from(plain);
  other[plain.length >> 1] = (other[plain.length >> 1] ?? 0) ^ 1;
  const to = await emptyDatabase();
  for (const broken of [
    whole.subarray(0, whole.length >> 1),
    gzipSync(plain.subarray(0, plain.length - 69)),
    gzipSync(other),
    plain,
    Buffer.from('no backup'),
  ]) {
    writeFileSync(file, broken);
    await expect(readToTheEnd(file)).rejects.toThrow('is damaged, or is no backup of Sportello’s');
  }
  const { code, said } = await run(['restore', file], { DATABASE_URL: to });
  expect(said).toContain('is damaged, or is no backup of Sportello’s');
  expect(code).toBe(1);
  expect(await onServer(to, sql => sql`select 1 from pg_class where relname = 'ticket'`)).toHaveLength(0);
});

async function readToTheEnd(backup: string): Promise<void> {
  for await (const _ of readBackup(backup));
}

test('nothing is written over: neither by restore nor by a move', async () => {
  await run(['backup', file], { DATABASE_URL: own.ownerUrl });
  const to = await emptyDatabase();
  await onServer(to, sql => sql`create table somebody_elses (id int)`);
  for (const [command, env] of [
    [['restore', file], { DATABASE_URL: to }],
    [['move-database', '--to', to], { DATABASE_URL: own.ownerUrl }],
  ] as const) {
    const { code, said } = await run([...command], env);
    expect(said).toMatch(/is not empty \(somebody_elses\)/);
    expect(code).toBe(1);
  }
  expect(await onServer(to, sql => sql`select 1 from pg_class where relname = 'ticket'`)).toHaveLength(0);
});

test('a copy that breaks off leaves an empty database, which can be tried again', async () => {
  await takeIn(desk, anEmail());
  const to = await emptyDatabase();
  async function* cut(): AsyncGenerator<Piece> {
    for await (const piece of copyOut(own.ownerUrl)) {
      if ('table' in piece && piece.table === 'ticket_event') throw new Error('the wire broke');
      yield piece;
    }
  }
  async function* wrong(): AsyncGenerator<Piece> {
    for await (const piece of copyOut(own.ownerUrl))
      yield piece instanceof Uint8Array ? Buffer.concat([piece, Buffer.from('nonsense\n')]) : piece;
  }
  async function* fewer(): AsyncGenerator<Piece> {
    for await (const piece of copyOut(own.ownerUrl))
      if (!('jobs' in piece)) yield 'rows' in piece ? { rows: 99 } : piece;
  }
  await expect(copyIn(cut(), to, to)).rejects.toThrow('the wire broke');
  await expect(copyIn(wrong(), to, to)).rejects.toThrow();
  await expect(copyIn(fewer(), to, to)).rejects.toThrow(/Not all rows came over/);
  await copyIn(copyOut(own.ownerUrl), to, to);
  expect(await everythingIn(to)).toEqual(await everythingIn(own.ownerUrl));
});

test('what an older Sportello wrote is brought to today’s shape; what a newer one wrote is refused', async () => {
  const [old, to] = [await emptyDatabase(), await emptyDatabase()];
  const journal = JSON.parse(readFileSync('src/store/migrations/meta/_journal.json', 'utf8'));
  await migrateUpTo(journal.entries[1].when, old);
  await onServer(
    old,
    sql => sql`insert into operator (email, name, role) values ('a@b.example', 'Anna', 'operator')`,
  );
  await copyIn(copyOut(old), to, to);
  expect(await onServer(to, schemaAge)).toBe('current');
  expect(await onServer(to, sql => sql`select name from operator`)).toEqual([{ name: 'Anna' }]);

  await onServer(
    old,
    sql => sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9e12)`,
  );
  const another = await emptyDatabase();
  await expect(copyIn(copyOut(old), another, another)).rejects.toThrow(/newer one/);
});

test('a desk at work is not moved away under itself', async () => {
  const pool = holdPool(own.ownerUrl, 'a-pool');
  const to = await emptyDatabase();
  await expect
    .poll(async () => (await run(['move-database', '--to', to], { DATABASE_URL: own.ownerUrl })).said)
    .toContain('Sportello is at work on this database');
  await pool.release();
});
