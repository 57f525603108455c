import type { FoundPage } from '../../../desk/search/find.ts';
import { seenPart } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { keepSearch, markAt, placeIn, searchKept } from '../../finding/kept-search.ts';
import { passageInWords } from '../../finding/passage-in-words.ts';
import { search, searchOn } from '../../finding/search.ts';
import { readableLine } from '../../readable.ts';
import { findWords } from '../../words/commands/lists/find.ts';
import type { Found, List, ListAsked } from '../list.ts';
import { foundKey } from '../spec.ts';

/**
 * What was looked for, the best first, each with the words that were found; it is about what was typed. What was found is
 * kept where there is a next page: by then much of it may be dealt with, and stand elsewhere, or nowhere.
 */
export const found: List = {
  key: foundKey,
  title: ({ speech, about }) => findWords[speech.language].title(readableLine(about, 80)),
  empty: ({ speech }) => findWords[speech.language].nothing,
  place: 'search',
  isFiltered: false,
  find: async (asked, { offset, limit, after = '' }) => {
    const { desk, operator, about } = asked;
    const place = placeIn(after);
    const kept = place && (await searchKept(desk.db, place.id, operator.id));
    if (place && kept) {
      const page = await searchOn(asked, about, kept, { from: place.from, size: limit });
      if ('fault' in page) return faulty(page.fault);
      const last = markAt({ ...place, from: page.next });
      return { ...inRows(asked, page, page.before), before: page.before, last };
    }
    const before = place?.from ?? offset;
    const page = await search(asked, about, { from: before, size: limit });
    if ('fault' in page) return faulty(page.fault);
    const next = before + page.requests.length;
    const rows = { ...inRows(asked, page, before), before };
    if (next >= page.count) return rows;
    const id = await keepSearch(desk.db, operator.id, page.kept, desk.clock());
    return { ...rows, last: markAt({ id, from: next }) };
  },
};

function faulty(fault: string): Found {
  return { total: 0, rows: [], says: { empty: fault } };
}

/** @param before how many of those that one sees stand before them */
function inRows(
  { desk, speech, viewer }: ListAsked,
  page: Omit<FoundPage, 'kept'>,
  before: number,
): Pick<Found, 'total' | 'rows' | 'says'> {
  const said = findWords[speech.language];
  const eyes = eyesOf(desk, viewer, 'search');
  const rows = page.requests.map(({ ticket, passage }) => {
    const words = passage && seenPart(ticket, passage, eyes);
    return { ticket, ...(words ? { found: passageInWords(words, speech) } : {}) };
  });
  const count = rows.length > 0 ? said.count(page.count, page.isAll, before + 1, before + rows.length) : '';
  const also = page.also.map(name => readableLine(name, 40)).join(', ');
  return {
    total: page.count,
    rows,
    says: {
      count: [count, also && said.also(also)].filter(Boolean).join(' · '),
      ...(page.isAll ? {} : { empty: said.nothingYet }),
    },
  };
}
