import type { Db } from '../database.ts';
import { sealAnew } from './seal-anew.ts';
import { appendSeals, sealsInFile } from './seal-file.ts';
import type { SealKey } from './seal-key.ts';
import { type Seal, sealsAfter } from './seals.ts';

/**
 * Seals all that is new, and appends what the file outside the database does not have yet: also the seal after whose
 * transaction a machine stopped.
 *
 * @returns the seals that were made
 */
export async function sealAll(db: Db, key: SealKey, file: string, clock: () => Date): Promise<Seal[]> {
  const made: Seal[] = [];
  for (;;) {
    const outside = sealsInFile(file).findLast(({ seal }) => seal !== null)?.seal ?? null;
    const { seal, isMore } = await sealAnew(db, key, clock(), outside);
    appendSeals(file, await sealsAfter(db, outside?.number ?? 0));
    if (seal) made.push(seal);
    if (!isMore) return made;
  }
}
