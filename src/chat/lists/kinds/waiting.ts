import { ticketsListed } from '../../../store/tickets/lists.ts';
import { waitingWords } from '../../words/commands/lists/waiting.ts';
import type { List } from '../list.ts';
import { foundIn } from './found-in.ts';

/** What waits for the customer. */
export const waiting: List = {
  key: 'waiting',
  title: ({ speech }) => waitingWords[speech.language].title,
  empty: ({ speech }) => waitingWords[speech.language].empty,
  isFiltered: true,
  find: async ({ desk, filters }, stretch) =>
    foundIn(await ticketsListed(desk.db, { which: 'waiting' }, filters, stretch)),
};
