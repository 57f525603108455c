import { ticketsListed } from '../../../store/tickets/lists.ts';
import { queueWords } from '../../words/commands/lists/queue.ts';
import { incidentsOnTop } from '../incident-lines.ts';
import type { List } from '../list.ts';
import { foundIn } from './found-in.ts';

/** What nobody has. */
export const queue: List = {
  key: 'queue',
  title: ({ speech }) => queueWords[speech.language].title,
  empty: ({ speech }) => queueWords[speech.language].empty,
  isFiltered: true,
  above: incidentsOnTop,
  find: async ({ desk, filters }, stretch) =>
    foundIn(await ticketsListed(desk.db, { which: 'queue' }, filters, stretch)),
};
