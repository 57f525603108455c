import { findAnybody } from '../../../store/people/operators.ts';
import { ticketsListed } from '../../../store/tickets/lists.ts';
import { readableLine } from '../../readable.ts';
import { ofWords } from '../../words/commands/lists/of.ts';
import type { List } from '../list.ts';
import { foundIn } from './found-in.ts';

/** What a colleague has; it is about their id. */
export const ofColleague: List = {
  key: 'of',
  title: async ({ desk, speech, about }) => {
    const person = await findAnybody(desk.db, Number(about));
    const name = readableLine(person?.name ?? '', 60) || (person?.email ?? '?');
    return ofWords[speech.language].title(name);
  },
  empty: ({ speech }) => ofWords[speech.language].empty,
  isFiltered: true,
  find: async ({ desk, about, filters }, stretch) =>
    foundIn(
      await ticketsListed(desk.db, { which: 'of', operator: Number(about), turns: true }, filters, stretch),
      'assignee',
    ),
};
