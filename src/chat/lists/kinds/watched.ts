import { ticketsListed } from '../../../store/tickets/lists.ts';
import { unwatch } from '../../actions/watching/unwatch.ts';
import { watchedWords } from '../../words/commands/lists/watched.ts';
import type { List } from '../list.ts';
import { foundIn } from './found-in.ts';

/** What whoever asks watches. */
export const watched: List = {
  key: 'watched',
  title: ({ speech }) => watchedWords[speech.language].title,
  empty: ({ speech }) => watchedWords[speech.language].empty,
  isFiltered: true,
  find: async ({ desk, operator, viewer, filters }, stretch) => {
    const found = foundIn(
      await ticketsListed(desk.db, { which: 'watched', operator: operator.id }, filters, stretch),
    );
    // Read by others, too, the button would be theirs who do not watch it.
    const own = viewer.kind === 'operator' ? [unwatch] : [];
    return { ...found, rows: found.rows.map(row => ({ ...row, own })) };
  },
};
