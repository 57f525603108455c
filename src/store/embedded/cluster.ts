import { chownSync, constants, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../log.ts';
import { oneAtATime, writeClosed } from './files.ts';
import { clearAfterTheDead, isServed, isStopping, untilAnswers } from './postmaster.ts';
import type { PostgresTools } from './tools.ts';

/** Into a folder beside, then renamed: a folder named `cluster` is always a whole one. */
export async function initialise(tools: PostgresTools, cluster: string, password: string): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = `${cluster}.password`;
  rmSync(passwordFile, { force: true });
  writeClosed(passwordFile, password, constants.O_EXCL);
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
export async function startAgain(
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

/** Its log names tables, not what people wrote: the desk itself says which statement failed. */
const withoutWords = '-c log_min_messages=log -c log_error_verbosity=terse -c log_min_error_statement=panic';

export async function start(
  tools: PostgresTools,
  cluster: string,
  home: string,
  port: number,
  log: Log,
): Promise<void> {
  const logFile = join(home, 'postgres.log');
  writeClosed(logFile, '', constants.O_APPEND);
  if (tools.owner) chownSync(logFile, tools.owner.uid, tools.owner.gid);
  log.info({ room: 'store', port }, 'starting the embedded PostgreSQL');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' ${withoutWords}`;
  try {
    await tools.start(cluster, logFile, options);
  } catch (error) {
    const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
    throw new Error(`The embedded PostgreSQL does not start. The end of ${logFile}:\n${tail}`, {
      cause: error,
    });
  }
}
