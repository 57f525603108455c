import { ticketsListed } from '../../../store/tickets/lists.ts';
import { dayBegins } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';
import type { List } from '../list.ts';
import { foundIn } from './found-in.ts';

/** Whose promises were broken today, whether they have been dealt with since or not. */
export const brokenToday: List = {
  key: 'broken-today',
  title: ({ speech }) => wordsIn(speech.language).home.broken.title,
  empty: ({ speech }) => wordsIn(speech.language).home.broken.empty,
  isFiltered: true,
  find: async ({ desk, speech, filters }, stretch) => {
    const until = desk.clock();
    const listed = { which: 'broken', since: dayBegins(speech, until), until } as const;
    return foundIn(await ticketsListed(desk.db, listed, filters, stretch));
  },
};
