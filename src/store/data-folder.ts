import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder, and those above it. Node's own `recursive` turns in circles for ever, deaf to signals, below a folder
 * that lets nobody make anything (`/proc/x/y`: ENOENT though its parent is there).
 *
 * @throws Error with words for the admin
 */
export function makeDataFolder(folder: string): void {
  try {
    make(resolve(folder));
  } catch (error) {
    throw dataFolderRefused(folder, error);
  }
}

/** Why the desk's data cannot be kept there, and what to do about it. */
export function dataFolderRefused(folder: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(
    `Sportello cannot keep its data in ${resolve(folder)} (${reason}). Choose a folder that it may make and write in: DATA_DIR=.data`,
    { cause: error },
  );
}

function make(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) make(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else was faster.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
