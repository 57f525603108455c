import type { Desk } from '../../desk/desk.ts';
import { type FoundPage, find, type KeptSearch } from '../../desk/search/find.ts';
import { goOn, type PageOfKept } from '../../desk/search/go-on.ts';
import { recordFound } from '../../desk/search/record-found.ts';
import { isTooLong } from '../../store/fault.ts';
import { allOperators } from '../../store/people/operators.ts';
import type { Wanted } from '../../store/search/wanted.ts';
import type { Place, Viewer } from '../../ticket/sight/sight.ts';
import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import type { Speech } from '../say.ts';
import { findWords } from '../words/commands/lists/find.ts';
import { typedSearch } from './typed-search.ts';

/**
 * @property viewer who reads what is found, which may be more than whoever asks
 * @property platform where passages of it are shown: that is recorded as a reading; null: what a card says is shown, and no more
 */
export type Searching = {
  desk: Desk;
  speech: Speech;
  operator: Operator;
  viewer: Viewer;
  platform: ChatPlatform | null;
};

/**
 * What somebody typed is looked for.
 *
 * @param page `from`: how many are passed over; `unfinished`: they still type
 * @returns what is wrong with what they typed, where it is not understood
 */
export async function search(
  searching: Searching,
  typed: string,
  page: { from: number; size: number; unfinished?: boolean; place?: Place },
): Promise<FoundPage | { fault: string }> {
  const { desk, viewer } = searching;
  return await understanding(searching, typed, wanted => find(desk, wanted, viewer, page));
}

/** Goes on in what was found by the same words before. */
export async function searchOn(
  searching: Searching,
  typed: string,
  kept: KeptSearch,
  page: { from: number; size: number },
): Promise<PageOfKept | { fault: string }> {
  const { desk, viewer } = searching;
  return await understanding(searching, typed, wanted => goOn(desk, wanted, kept, viewer, page));
}

async function understanding<T extends Pick<FoundPage, 'requests'>>(
  { desk, speech, operator, platform }: Searching,
  typed: string,
  look: (wanted: Wanted) => Promise<T>,
): Promise<T | { fault: string }> {
  const operators = await allOperators(desk.db);
  const understood = typedSearch(typed, {
    speech,
    operator,
    operators,
    companies: desk.companies.now().all,
    now: desk.clock(),
  });
  if (!understood.ok) return { fault: understood.fault };
  try {
    const found = await look(understood.wanted);
    const read = found.requests.filter(({ passage }) => passage).map(({ ticket }) => ticket.number);
    if (platform) await recordFound(desk, operator, read, platform);
    return found;
  } catch (error) {
    if (isTooLong(error)) return { fault: findWords[speech.language].tooLong };
    throw error;
  }
}
