import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeskAtWork } from '../../outbox/dead-pools.ts';
import { copyIn } from '../../store/copy/copy-in.ts';
import { copyOut } from '../../store/copy/copy-out.ts';
import type { Counts } from '../../store/copy/records.ts';
import { compareCounts, countsAt } from '../../store/copy/tables.ts';
import { movedMark } from '../../store/embedded/beside.ts';
import { atPlace, configuredPlace, hasEmbedded, type Place } from './desk-database.ts';

/**
 * `move-database --to URL`: the desk's whole database over the wire into an empty one; the old one stays as it is. With
 * DATABASE_URL already on the new one, the old one is the embedded one.
 *
 * @returns the exit code
 */
export async function moveDatabase(args: string[]): Promise<number> {
  const to = targetOf(args);
  const place = configuredPlace(process.env);
  const from = sourceOf(place, to);
  const counts = await atPlace(from, ({ url, ownerUrl }) => move(url, ownerUrl, to), { alone: true });
  const isEmbedded = !from.databaseUrl;
  if (isEmbedded) writeFileSync(join(place.dataDir, movedMark), `${bare(to)}\n`, { mode: 0o600 });
  const width = Math.max(...Object.keys(counts).map(name => name.length));
  for (const [name, count] of Object.entries(counts)) console.log(`${name.padEnd(width)}  ${count}`);
  console.log(`\nAll of it is in ${bare(to)}. Put DATABASE_URL=… into .env and start Sportello.`);
  console.log(`The old one is as it was${isEmbedded ? `: ${resolve(place.dataDir, 'postgres')}` : ''}.`);
  return 0;
}

async function move(url: string, ownerUrl: string, to: string): Promise<Counts> {
  if (await isDeskAtWork(url))
    throw new Error(
      'Sportello is at work on this database: what it does meanwhile would stay behind. Stop it first.',
    );
  const counts = await copyIn(copyOut(ownerUrl), to, to);
  // What came over was counted there; the old one is counted anew, for something may have been added meanwhile.
  compareCounts(await countsAt(ownerUrl), counts);
  return counts;
}

function sourceOf(place: Place, to: string): Place {
  const isThere = place.databaseUrl !== null && bare(place.databaseUrl) === bare(to);
  const from = isThere ? { ...place, databaseUrl: null, ownerUrl: null } : place;
  if (!from.databaseUrl && !hasEmbedded(place.dataDir))
    throw new Error(`There is no database in ${resolve(place.dataDir)}: nothing to move.`);
  return from;
}

function targetOf(args: string[]): string {
  const [flag, url, ...more] = args;
  if (flag !== '--to' || !url || more.length > 0 || !/^postgres(ql)?:\/\//.test(url))
    throw new Error(
      'Write: npm run -s sportello -- move-database --to postgres://owner:password@host:5432/database',
    );
  return url;
}

/** Without its user and password. */
function bare(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}
