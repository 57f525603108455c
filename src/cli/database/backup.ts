import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readBackup, writeBackup } from '../../store/copy/backup-file.ts';
import { copyIn } from '../../store/copy/copy-in.ts';
import { copyOut } from '../../store/copy/copy-out.ts';
import type { Counts, Piece } from '../../store/copy/records.ts';
import { erasuresKept } from '../../store/privacy/erasures-kept.ts';
import { atPlace, configuredPlace, hasEmbedded } from './desk-database.ts';

/** `backup FILE`: everything in the database, as it is now, while the desk works. @returns the exit code */
export async function backup(args: string[]): Promise<number> {
  const file = onlyFile(args, 'backup');
  const place = configuredPlace(process.env);
  if (!place.databaseUrl && !hasEmbedded(place.dataDir))
    throw new Error(`There is no database in ${resolve(place.dataDir)} yet: nothing to back up.`);
  const counts: Counts = {};
  await atPlace(place, ({ ownerUrl }) => writeBackup(file, counted(copyOut(ownerUrl), counts)));
  console.log(`${resolve(file)}: ${inWords(counts)}, ${Math.ceil(statSync(file).size / 1024)} KB.`);
  console.log('Keep it as closed as the mails that are in it; desk.yaml and .env are not.');
  return 0;
}

/** `restore FILE`: into an empty database, in whichever kind is configured. @returns the exit code */
export async function restore(args: string[]): Promise<number> {
  const file = onlyFile(args, 'restore');
  const place = configuredPlace(process.env);
  // To its end first: a damaged file is noticed before anything is written.
  for await (const _ of readBackup(file));
  const counts: Counts = {};
  await atPlace(
    place,
    ({ url, ownerUrl }) => copyIn(counted(readBackup(file), counts), url, ownerUrl, { isRestored: true }),
    { alone: true },
  );
  console.log(`Restored: ${inWords(counts)}.`);
  console.log(
    'At its next start the desk’s ticket numbers jump, so that none is used twice, and cards are redrawn. Mail is read again from where it was. What of the time since then is not recovered: docs/restoring.md',
  );
  const erased = erasuresKept(place.dataDir).length;
  if (erased > 0)
    console.log(
      `${erased} people were erased since this desk began; a backup from before holds them still. Start the server once, then: npm run -s sportello -- privacy again`,
    );
  return 0;
}

/** Lets a copy pass, and notes what is in it. */
async function* counted(pieces: AsyncIterable<Piece>, counts: Counts): AsyncGenerator<Piece> {
  let table = '';
  for await (const piece of pieces) {
    if ('table' in piece) table = piece.table;
    else if ('rows' in piece) counts[table] = piece.rows;
    else if ('jobs' in piece) counts.jobs = (counts.jobs ?? 0) + piece.jobs.length;
    yield piece;
  }
}

function inWords(counts: Counts): string {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${counts.ticket ?? 0} tickets, ${counts.message ?? 0} messages, ${counts.jobs ?? 0} jobs that wait; ${rows} rows in all`;
}

function onlyFile(args: string[], command: string): string {
  const [file, ...more] = args;
  if (!file || file.startsWith('-') || more.length > 0)
    throw new Error(`Write: npm run -s sportello -- ${command} FILE`);
  return file;
}
