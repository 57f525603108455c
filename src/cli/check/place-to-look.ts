import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { dataFolderRefused } from '../../store/embedded/data-folder.ts';

/**
 * Where the embedded PostgreSQL is looked at. Before the first start there is none: whether it runs on that disk is tried in a
 * folder that is gone afterwards, for the check leaves nothing behind; never in the data's own, where a server may be
 * starting.
 *
 * @throws Error with words for the admin, where nothing can be kept there
 */
export function placeToLook(dataDir: string): { folder: string; leave(): void } {
  if (existsSync(join(dataDir, 'postgres', 'cluster'))) return { folder: dataDir, leave() {} };
  let above = resolve(dataDir);
  while (!existsSync(above)) above = dirname(above);
  try {
    const folder = mkdtempSync(join(above, '.sportello-check-'));
    return { folder, leave: () => rmSync(folder, { recursive: true, force: true }) };
  } catch (error) {
    throw dataFolderRefused(dataDir, error);
  }
}
