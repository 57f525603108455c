import type { Db } from '../../store/database.ts';
import { latestFirst, type Reading, type Stretch, type Whose } from '../../store/portal/reading.ts';
import { readingsOf } from '../../store/portal/readings.ts';

const atOnce = 500;

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
    const page = found.toSorted(latestFirst).slice(0, atOnce);
    yield page;
    behind = page.at(-1) ?? null;
    if (page.length < atOnce) return;
  }
}
