import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeDataFolder } from './embedded/data-folder.ts';

/** What must be known while the database is away: a small file in the data folder. */
export type Kept<T> = {
  /** @returns null where nothing was kept, or where it cannot be understood */
  read(): T | null;
  /** @throws when the folder or the disk does not let it */
  write(value: T): void;
};

/** @param parse throws where it is not what was written */
export function keptJson<T>(file: string, parse: (value: unknown) => T): Kept<T> {
  return {
    read: () => {
      try {
        return parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return null;
      }
    },
    write: value => {
      makeDataFolder(dirname(file));
      // A kill, or a full disk, must not tear it.
      writeFileSync(`${file}.new`, JSON.stringify(value));
      renameSync(`${file}.new`, file);
    },
  };
}
