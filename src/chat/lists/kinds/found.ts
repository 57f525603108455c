import { seenPart } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { passageInWords } from '../../finding/passage-in-words.ts';
import { search } from '../../finding/search.ts';
import { readableLine } from '../../readable.ts';
import { findWords } from '../../words/commands/lists/find.ts';
import type { List } from '../list.ts';
import { foundKey } from '../spec.ts';

/** What was looked for, the best first, each with the words that were found; it is about what was typed. */
export const found: List = {
  key: foundKey,
  title: ({ speech, about }) => findWords[speech.language].title(readableLine(about, 80)),
  empty: ({ speech }) => findWords[speech.language].nothing,
  place: 'search',
  isFiltered: false,
  find: async ({ desk, speech, operator, viewer, about }, { offset, limit }) => {
    const said = findWords[speech.language];
    const page = await search({ desk, speech, operator, viewer }, about, { from: offset, size: limit });
    if ('fault' in page) return { total: 0, rows: [], says: { empty: page.fault } };
    const eyes = eyesOf(desk, viewer, 'search');
    const rows = page.requests.map(({ ticket, passage }) => {
      const words = passage && seenPart(ticket, passage, eyes);
      return { ticket, ...(words ? { found: passageInWords(words, speech) } : {}) };
    });
    const count = rows.length > 0 ? said.count(page.count, page.isAll, offset + 1, offset + rows.length) : '';
    const also = page.also.map(name => readableLine(name, 40)).join(', ');
    return {
      total: page.count,
      rows,
      says: { count: [count, also && said.also(also)].filter(Boolean).join(' · ') },
    };
  },
};
