import { execFileSync } from 'node:child_process';
import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export type Owner = { uid: number; gid: number };

/** How a program is started: what goes before it on the command line, and as whom Node itself starts it. */
export type Start = { prefix: string[]; as: Owner | null };

/**
 * As whom PostgreSQL runs where we are root, as which it refuses to: the user to whom the data belong already, `postgres`
 * (made where it lacks), or `nobody`, whom every system has.
 *
 * @param cluster where the data are, or will be
 * @returns null where we are not root: PostgreSQL runs as we do
 * @throws Error with words for the admin
 */
export function ownerOf(cluster: string): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const found = statSync(cluster, { throwIfNoEntry: false });
  if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  const owner = idsOf('postgres') ?? (makePostgresUser() ? idsOf('postgres') : null) ?? idsOf('nobody');
  if (owner) return owner;
  throw new Error(
    'PostgreSQL does not run as root, and there is no user postgres. Start Sportello as another user, or set DATABASE_URL.',
  );
}

/**
 * How root starts a program as somebody else, who must get to it and to its data. Folders such as /root are closed to
 * everybody else: there the program is given the right to pass through. Reading is enough where the programs may be
 * executed by all, and containers often grant the other right only.
 *
 * @param tools the programs; @param data their data's folder
 * @throws Error with words for the admin
 */
export function startAs(owner: Owner, tools: string[], data: string): Start {
  if ([...tools, join(data, '.')].every(path => mayReach(owner, path))) return { prefix: [], as: owner };
  const setpriv = findSetpriv();
  if (!setpriv) throw new Error(closed(data, 'setpriv (util-linux), which would let it through, is missing'));
  const mayAllExecute = tools.every(tool => (statSync(tool).mode & 0o001) !== 0);
  let why = '';
  for (const capability of mayAllExecute ? ['dac_read_search', 'dac_override'] : ['dac_override']) {
    const prefix = passingThrough(setpriv, owner, capability);
    const [program = '', ...args] = [...prefix, tools[0] ?? '', '--version'];
    try {
      execFileSync(program, args, { cwd: '/', env: { LC_ALL: 'C' }, stdio: 'pipe' });
      return { prefix, as: null };
    } catch (error) {
      why = lastLine(error);
    }
  }
  throw new Error(closed(data, why));
}

function closed(folder: string, why: string): string {
  return `PostgreSQL must not run as root, and other users cannot get into ${folder} (${why}). Start Sportello as another user, move it out of the closed folder (for example to /opt), or set DATABASE_URL.`;
}

/**
 * PostgreSQL asks access(2) whether it may read its own programs. That counts a user's capabilities only where changing
 * the user takes none away (securebits: no_setuid_fixup; Linux: fs/open.c, access_override_creds).
 */
function passingThrough(setpriv: string, { uid, gid }: Owner, capability: string): string[] {
  return [
    setpriv,
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    '--',
  ];
}

/** May they pass through all folders above, read the thing itself, and execute it? */
function mayReach({ uid, gid }: Owner, path: string): boolean {
  const allows = (file: Stats, needed: number) => {
    const shift = file.uid === uid ? 6 : file.gid === gid ? 3 : 0;
    return ((file.mode >> shift) & needed) === needed;
  };
  if (!allows(statSync(path), 0o5)) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!allows(statSync(folder), 0o1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function findSetpriv(): string | null {
  const places = (process.env.PATH ?? '/usr/bin:/bin').split(delimiter);
  return places.map(place => join(place, 'setpriv')).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function idsOf(user: string): Owner | null {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function makePostgresUser(): boolean {
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--user-group', 'postgres'], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return said.trim().split('\n').at(-1) || (error instanceof Error ? error.message : String(error));
}
