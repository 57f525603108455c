import { createHash } from 'node:crypto';
import type { FoundPage } from '../../desk/search/find.ts';
import { keepSearchAs, searchKeptAs } from '../finding/kept-search.ts';
import { type Searching, search, searchOn } from '../finding/search.ts';

type Page = Pick<FoundPage, 'requests' | 'isAll'>;

/**
 * One page after the other of what was found, where a platform says no more than how many it was given: what was found is
 * kept with the words, for whoever looked, so that what comes or is dealt with meanwhile moves nothing. What may not be seen
 * any more is left out, and the next page begins behind what was looked at instead.
 *
 * @param skip how many whoever asks was given
 */
export async function pageOfFound(
  searching: Searching,
  typed: string,
  { from: skip, size, unfinished }: { from: number; size: number; unfinished: boolean },
): Promise<Page | { fault: string }> {
  const { desk, operator } = searching;
  const id = idOf(operator.id, typed);
  const before = skip > 0 ? await searchKeptAs(desk.db, id, operator.id) : null;
  if (before) {
    const page = await searchOn(searching, typed, before.kept, { from: before.begins[skip] ?? skip, size });
    if ('fault' in page || page.requests.length === 0) return page;
    const begins = { ...before.begins, [skip + page.requests.length]: page.next };
    await keepSearchAs(desk.db, id, operator.id, { ...before, begins }, desk.clock());
    return page;
  }
  const page = await search(searching, typed, { from: skip, size, unfinished });
  if (!('fault' in page) && skip + page.requests.length < page.count)
    await keepSearchAs(desk.db, id, operator.id, { kept: page.kept, begins: {} }, desk.clock());
  return page;
}

/** The same for the same words of the same person: the form of a random one, which drafts have (RFC 4122). */
function idOf(operatorId: number, typed: string): string {
  const hash = createHash('sha256').update(`found ${operatorId} ${typed}`).digest('hex');
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
