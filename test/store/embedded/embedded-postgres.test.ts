import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../../src/log.ts';
import { openEmbeddedPostgres } from '../../../src/store/embedded/embedded-postgres.ts';

const log = openLog('silent');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-embedded-'));
});
afterEach(async () => {
  if (existsSync(join(folder, 'postgres', 'cluster', 'postmaster.pid')))
    await (await openEmbeddedPostgres(folder, log)).stop();
  rmSync(folder, { recursive: true, force: true });
});

let made = '';
afterAll(() => {
  if (made) rmSync(made, { recursive: true, force: true });
});

/** A database that was there before, for what is not about its beginning: to copy one costs a tenth of making one. */
async function madeBefore(): Promise<void> {
  if (!made) {
    const making = mkdtempSync(join(tmpdir(), 'sportello-embedded-'));
    await (await openEmbeddedPostgres(making, log)).stop();
    made = making;
  }
  execFileSync('cp', ['-a', `${made}/.`, folder]);
}

async function ask(url: string, query: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(query);
  } finally {
    await sql.end();
  }
}

test('a process that only has the number of one that died is no server, and nobody to wait for', async () => {
  const namesake = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  try {
    mkdirSync(join(folder, 'postgres'));
    const ofTheDead = `${namesake.pid}\n1\n`;
    writeFileSync(join(folder, 'postgres', 'owner.pid'), ofTheDead);
    writeFileSync(join(folder, 'postgres', 'starting.pid'), ofTheDead);
    const alone = await openEmbeddedPostgres(folder, log, { alone: true });
    await alone.stop();
  } finally {
    namesake.kill();
    await once(namesake, 'exit');
  }
});

test('a program that got the postmaster’s number since a power cut is no PostgreSQL', async () => {
  await madeBefore();
  const namesake = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  try {
    const cluster = join(folder, 'postgres', 'cluster');
    writeFileSync(
      join(cluster, 'postmaster.pid'),
      `${namesake.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n0\nready   \n`,
    );
    const again = await openEmbeddedPostgres(folder, log);
    expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await again.stop();
  } finally {
    namesake.kill();
    await once(namesake, 'exit');
  }
});

test('a second server in the same folder is refused, with the process that is there; a command line is not', async () => {
  await madeBefore();
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  try {
    writeFileSync(join(folder, 'postgres', 'owner.pid'), String(other.pid));
    await expect(openEmbeddedPostgres(folder, log, { alone: true })).rejects.toThrow(
      new RegExp(
        `Another Sportello \\(process ${other.pid}\\) is at work in ${folder}\\.\nStop it, or .*DATA_DIR=`,
      ),
    );
    const guest = await openEmbeddedPostgres(folder, log);
    expect(await ask(guest.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  } finally {
    other.kill();
    await once(other, 'exit');
  }
  const alone = await openEmbeddedPostgres(folder, log, { alone: true });
  await alone.stop();
});

/** Another process of ours that opens the same folder, and is killed, or ends in order. */
async function elsewhere(end: 'killed' | 'in order'): Promise<void> {
  const module = new URL('../../../src/store/embedded/embedded-postgres.ts', import.meta.url).href;
  const code = `const { openEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const log = { info() {}, warn() {}, error() {}, debug() {} };
    const opened = await openEmbeddedPostgres(${JSON.stringify(folder)}, log);
    ${end === 'killed' ? "process.kill(process.pid, 'SIGKILL');" : 'await opened.stop();'}`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]).catch(error => {
    if (end !== 'killed') throw error;
  });
}

test('is a real PostgreSQL in UTF-8 that syncs to disk, reachable from this machine only', async () => {
  const { url, stop } = await openEmbeddedPostgres(folder, log);
  expect(new URL(url).hostname).toBe('127.0.0.1');
  const settings = await ask(
    url,
    "select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync, current_setting('listen_addresses') as addresses",
  );
  expect([...settings]).toEqual([{ encoding: 'UTF8', fsync: 'on', addresses: '127.0.0.1' }]);
  await stop();
});

test('outlives a kill of its Sportello, which finds it again with all that was in it', async () => {
  await madeBefore();
  await elsewhere('killed');
  const first = await openEmbeddedPostgres(folder, log);
  await ask(first.ownerUrl, "create table kept as select 'perché' as word");
  await first.stop();
  await elsewhere('killed');
  const second = await openEmbeddedPostgres(folder, log);
  expect([...(await ask(second.ownerUrl, 'select word from kept'))]).toEqual([{ word: 'perché' }]);
  await second.stop();
});

test('a command line beside a running server uses its database, and leaves it running', async () => {
  await madeBefore();
  const server = await openEmbeddedPostgres(folder, log);
  await elsewhere('in order');
  expect([...(await ask(server.url, 'select 1 as one'))]).toEqual([{ one: 1 }]);
  await server.stop();
});

test('a beginning that was cut off mends itself', async () => {
  mkdirSync(join(folder, 'postgres', 'cluster.unfinished', 'base'), { recursive: true });
  const { url, stop } = await openEmbeddedPostgres(folder, log);
  expect([...(await ask(url, 'select 1 as one'))]).toEqual([{ one: 1 }]);
  expect(existsSync(join(folder, 'postgres', 'cluster.unfinished'))).toBe(false);
  await stop();
});

test('a postmaster that was killed leaves a stale pid file, which does no harm', async () => {
  await madeBefore();
  const first = await openEmbeddedPostgres(folder, log);
  const pid = Number(
    readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0],
  );
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isRunning(pid)).toBe(false);
  const second = await openEmbeddedPostgres(folder, log);
  expect([...(await ask(second.url, 'select 1 as one'))]).toEqual([{ one: 1 }]);
  await second.stop();
  expect(first.url).not.toBe('');
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[2] !== 'Z';
  } catch {
    return false;
  }
}

test('data of another major version are known as such, with the way out', async () => {
  await madeBefore();
  const version = join(folder, 'postgres', 'cluster', 'PG_VERSION');
  const ours = readFileSync(version, 'utf8');
  writeFileSync(version, '17\n');
  const refusal = await openEmbeddedPostgres(folder, log).catch(error => error.message);
  writeFileSync(version, ours);
  expect(refusal).toMatch(/were written by PostgreSQL 17, and this Sportello brings PostgreSQL 18/);
  for (const step of ['-- backup', '-- restore', 'docs/operations.md']) expect(refusal).toContain(step);
  expect(readFileSync('docs/operations.md', 'utf8')).toContain('## A new major version of PostgreSQL');
});

test('data that were copied as root belong to the database again', async () => {
  await madeBefore();
  await promisify(execFile)('chown', ['-R', `${process.getuid?.()}`, folder]);
  const again = await openEmbeddedPostgres(folder, log);
  expect([...(await ask(again.url, 'select 1 as one'))]).toEqual([{ one: 1 }]);
  await again.stop();
});
