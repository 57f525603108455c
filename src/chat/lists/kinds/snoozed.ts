import { ticketsListed } from '../../../store/tickets/lists.ts';
import { snoozedWords } from '../../words/commands/lists/snoozed.ts';
import type { List } from '../list.ts';
import { foundIn } from './found-in.ts';

/** What was put off, by whomever. */
export const snoozed: List = {
  key: 'snoozed',
  title: ({ speech }) => snoozedWords[speech.language].title,
  empty: ({ speech }) => snoozedWords[speech.language].empty,
  isFiltered: true,
  find: async ({ desk, filters }, stretch) =>
    foundIn(await ticketsListed(desk.db, { which: 'snoozed' }, filters, stretch)),
};
