import { chmodSync, chownSync, lchownSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Makes a folder that nobody else may look into, and those above it. Node's own `recursive` turns in circles for ever,
 * deaf to signals, below a folder that lets nobody make anything (`/proc/x/y`: ENOENT though its parent is there).
 *
 * @throws Error with words for the admin
 */
export function makeDataFolder(folder: string): void {
  try {
    make(resolve(folder), 0o700);
  } catch (error) {
    throw dataFolderRefused(folder, error);
  }
}

/** Why the desk's data cannot be kept there, and what to do about it. */
export function dataFolderRefused(folder: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(
    `Sportello cannot keep its data in ${resolve(folder)} (${reason}). Choose a folder that it may make and write in, such as DATA_DIR=/var/lib/sportello`,
    { cause: error },
  );
}

/** What the desk keeps in its data folder; in a folder with other things too, only these are its own. */
const own = /^(postgres$|files$|sandbox|told-admins)/;

/**
 * Takes from everybody else the right to look into the data folder, which an older Sportello, or a careless copy, left
 * open. A folder that holds other things besides (`DATA_DIR=/var/lib`) stays as it is: only what is ours in it is closed.
 *
 * @param owner who runs PostgreSQL, where that is not who we are: the folders above its data become theirs
 */
export function closeDataFolder(dataDir: string, owner: { uid: number; gid: number } | null = null): void {
  const folder = resolve(dataDir);
  const found = readdirSync(folder).filter(name => own.test(name));
  for (const name of found) close(join(folder, name));
  // A folder like /tmp is everybody's, whatever lies in it.
  const isShared = (statSync(folder).mode & 0o1000) !== 0;
  const isOurs = found.length === readdirSync(folder).length && !isShared;
  if (isOurs) closeOne(folder, 0o700);
  if (!owner) return;
  for (const path of [...(isOurs ? [folder] : []), join(folder, 'postgres')])
    chownSync(path, owner.uid, owner.gid);
  giveBack(join(folder, 'postgres', 'cluster'), owner);
}

/** A copy that root made of the data (`cp -r`) is root's; PostgreSQL works on its own data only. */
function giveBack(path: string, owner: { uid: number; gid: number }): void {
  const file = lstatSync(path, { throwIfNoEntry: false });
  if (!file || file.uid === owner.uid) return;
  lchownSync(path, owner.uid, owner.gid);
  if (file.isDirectory()) for (const name of readdirSync(path)) giveBack(join(path, name), owner);
}

function close(path: string): void {
  const file = lstatSync(path, { throwIfNoEntry: false });
  if (file?.isDirectory()) {
    closeOne(path, 0o700);
    // PostgreSQL keeps its own data closed, and would not start otherwise.
    for (const name of readdirSync(path)) if (!name.startsWith('cluster')) close(join(path, name));
  } else if (file?.isFile()) closeOne(path, 0o600);
}

function closeOne(path: string, mode: number): void {
  try {
    if ((statSync(path).mode & 0o777) !== mode) chmodSync(path, mode);
  } catch (error) {
    // Not ours: whoever gave it to us has set it up so. Not there any more: a running server's, beside us.
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'EPERM' && code !== 'ENOENT') throw error;
  }
}

function make(folder: string, mode = 0o777): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) make(dirname(folder));
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Somebody else was faster.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
