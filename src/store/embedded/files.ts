import { closeSync, constants, existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dataFolderRefused } from './data-folder.ts';
import { otherProcessIn, thisProcess } from './processes.ts';

/** For nobody else to read. Never through a link: the folder may be another user's, and we may be root. */
export function writeClosed(file: string, text: string, flag: number): void {
  const { O_WRONLY, O_CREAT } = constants;
  // Undefined on Windows, which has no such links.
  const opened = openSync(file, O_WRONLY | O_CREAT | (constants.O_NOFOLLOW ?? 0) | flag, 0o600);
  try {
    writeFileSync(opened, text);
  } finally {
    closeSync(opened);
  }
}

/** Waits while another living process of this folder is at it. */
export async function oneAtATime(home: string): Promise<{ release(): void }> {
  const file = join(home, 'starting.pid');
  for (;;) {
    try {
      writeClosed(file, thisProcess(), constants.O_EXCL);
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!existsSync(file)) throw dataFolderRefused(home, error);
      if (otherProcessIn(file) === null) rmSync(file, { force: true });
      else await wait(100);
    }
  }
}
