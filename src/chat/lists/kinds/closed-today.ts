import { DateTime } from 'luxon';
import { ticketsListed } from '../../../store/tickets/lists.ts';
import { closedTodayWords } from '../../words/commands/lists/closed-today.ts';
import type { List, ListAsked } from '../list.ts';
import { foundIn } from './found-in.ts';

/** What was closed since the day began. */
export const closedToday: List = {
  key: 'closed-today',
  title: ({ speech }) => closedTodayWords[speech.language].title,
  empty: ({ speech }) => closedTodayWords[speech.language].empty,
  isFiltered: true,
  find: async ({ desk, speech, filters }, stretch) =>
    foundIn(
      await ticketsListed(desk.db, { which: 'closed', since: dayBegan(desk, speech) }, filters, stretch),
    ),
};

/** Midnight in the desk's zone. */
function dayBegan({ clock }: Pick<ListAsked['desk'], 'clock'>, { zone }: ListAsked['speech']): Date {
  return DateTime.fromJSDate(clock(), { zone }).startOf('day').toJSDate();
}
