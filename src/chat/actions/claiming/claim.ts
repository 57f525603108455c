import { offered, primary } from '../offer.ts';
import { plain } from '../plain.ts';
import { lostBy } from './orphaned.ts';

/** Whoever presses has it from now on, and the customer is told who. */
export const claim = plain({
  verb: 'claim',
  label: words => words.actions.claim.label,
  offered: where => {
    if (where.on === 'card') return where.state === 'unclaimed' ? primary : null;
    if (where.on === 'left-behind' || where.ticket.assignee) return null;
    return where.on === 'forecast' ? primary : offered;
  },
  orders: async (ticket, { desk }) => {
    const unable = await lostBy(desk, ticket);
    return [unable === null ? { type: 'claim' } : { type: 'take-over', unable }];
  },
  done: words => words.actions.claim.done,
  adds: false,
});
