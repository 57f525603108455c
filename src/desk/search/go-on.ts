import { searching } from '../../store/search/found.ts';
import { questionOf } from '../../store/search/question.ts';
import type { Wanted } from '../../store/search/wanted.ts';
import { sightFactsOf } from '../../store/tickets/tickets.ts';
import type { Place, Viewer } from '../../ticket/sight/sight.ts';
import type { Desk } from '../desk.ts';
import { filledIn } from './filled-in.ts';
import type { FoundPage, KeptSearch } from './find.ts';

/** @property before how many of those that one sees stand before it @property next where the next page begins */
export type PageOfKept = Omit<FoundPage, 'kept'> & { before: number; next: number };

/**
 * Goes on in what was found before: each request stands where it stood then, whatever became of it, but for what may not be
 * seen any more.
 *
 * @param page `from`: how many of those that were kept lie before it
 */
export async function goOn(
  desk: Pick<Desk, 'db' | 'maySeeWords'>,
  wanted: Wanted,
  kept: KeptSearch,
  viewer: Viewer,
  { from, size, place = 'search' }: { from: number; size: number; place?: Place },
): Promise<PageOfKept> {
  return await searching(desk.db, async tx => {
    const [question, facts] = await Promise.all([
      questionOf(tx, wanted, { unfinished: false, others: new Map(kept.others) }),
      sightFactsOf(tx, kept.numbers),
    ]);
    const isSeen = (number: number) => {
      const request = facts.get(number);
      return request !== undefined && desk.maySeeWords(request, viewer, place);
    };
    const before = kept.numbers.slice(0, from).filter(isSeen).length;
    const rest = kept.numbers.slice(from).filter(isSeen);
    const shown = rest.slice(0, size);
    return {
      requests: await filledIn(tx, shown, question),
      count: before + rest.length,
      isAll: kept.isAll,
      also: kept.also,
      before,
      next: kept.numbers.indexOf(shown.at(-1) ?? 0) + 1,
    };
  });
}
