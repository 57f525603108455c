import { addWorkingTime } from '../../../sla/working-time.ts';
import { ticketsListed } from '../../../store/tickets/lists.ts';
import { lateWords } from '../../words/commands/lists/late.ts';
import type { List, ListAsked } from '../list.ts';
import { foundIn } from './found-in.ts';

/** What is overdue, or will be within a working day: on a Saturday, what falls on Monday. */
export const late: List = {
  key: 'late',
  title: ({ speech }) => lateWords[speech.language].title,
  empty: ({ speech }) => lateWords[speech.language].empty,
  isFiltered: true,
  find: async ({ desk, filters }, stretch) =>
    foundIn(await ticketsListed(desk.db, { which: 'due', until: soonUntil(desk) }, filters, stretch)),
};

/** A day of working time from now on: what is due until then is due soon. */
function soonUntil({ calendar, clock }: Pick<ListAsked['desk'], 'calendar' | 'clock'>): Date {
  const now = calendar.now();
  return addWorkingTime(now, clock(), now.workingDaySeconds);
}
