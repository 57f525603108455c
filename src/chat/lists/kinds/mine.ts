import { ticketsListed } from '../../../store/tickets/lists.ts';
import { mineWords } from '../../words/commands/lists/mine.ts';
import type { List } from '../list.ts';
import { foundIn } from './found-in.ts';

/** What whoever asks has. */
export const mine: List = {
  key: 'mine',
  title: ({ speech }) => mineWords[speech.language].title,
  empty: ({ speech }) => mineWords[speech.language].empty,
  isFiltered: true,
  find: async ({ desk, operator, filters }, stretch) =>
    foundIn(
      await ticketsListed(desk.db, { which: 'of', operator: operator.id, turns: true }, filters, stretch),
      'assignee',
    ),
};
