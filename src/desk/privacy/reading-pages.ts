import type { Db } from '../../store/database.ts';
import { latestFirst, type Reading, type Stretch, type Whose } from '../../store/portal/reading.ts';
import { readingsOf } from '../../store/portal/readings.ts';

const atOnce = 500;

/** Whose words were read: in what they asked, and in what others asked, where they wrote in it. */
export function theirsAndWritten(addresses: readonly string[]): Whose[] {
  return addresses.flatMap(address => [{ address }, { writer: address }]);
}

/** All readings of whose they are, some at a time; those of all of them together the latest first. */
export async function* readingPages(
  db: Db,
  whose: readonly Whose[],
  stretch: Omit<Stretch, 'behind' | 'limit'> = {},
): AsyncGenerator<Reading[]> {
  for (let behind: Reading | null = null; ; ) {
    const found: Reading[] = [];
    for (const each of whose)
      found.push(...(await readingsOf(db, each, { ...stretch, behind, limit: atOnce })));
    const page = onceEach(found.toSorted(latestFirst)).slice(0, atOnce);
    yield page;
    behind = page.at(-1) ?? null;
    if (page.length < atOnce) return;
  }
}

/** Who wrote from two addresses in one request, or asked it from one of them, is told of a reading once. */
export function onceEach(readings: Reading[]): Reading[] {
  const told = new Set<string>();
  return readings.filter(({ ticket, sequence, what, at }) => {
    const key = `${ticket}/${sequence}/${what}/${at.getTime()}`;
    return !told.has(key) && told.add(key);
  });
}
