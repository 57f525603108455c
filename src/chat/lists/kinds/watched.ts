import { ticketsListed } from '../../../store/tickets/lists.ts';
import { watchedWords } from '../../words/commands/lists/watched.ts';
import type { List } from '../list.ts';
import { foundIn } from './found-in.ts';

/** What whoever asks watches. */
export const watched: List = {
  key: 'watched',
  title: ({ speech }) => watchedWords[speech.language].title,
  empty: ({ speech }) => watchedWords[speech.language].empty,
  isFiltered: true,
  find: async ({ desk, operator, filters }, stretch) =>
    foundIn(await ticketsListed(desk.db, { which: 'watched', operator: operator.id }, filters, stretch)),
};
