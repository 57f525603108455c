import type { Desk } from '../../../desk/desk.ts';
import { isAway } from '../../../ticket/people/absences.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { offered, primary } from '../offer.ts';
import { plain } from '../plain.ts';
import { lostBy } from './orphaned.ts';

/** @returns the id of whoever has it, where they are away, have left, or may not see it any more */
async function unableToAct(desk: Desk, ticket: Ticket): Promise<number | null> {
  const { assignee } = ticket;
  if (assignee && isAway(desk.absences.now(), assignee.id, desk.clock())) return assignee.id;
  return await lostBy(desk, ticket);
}

/** Who is told that a promise is about to be broken takes it from whoever has it; anybody does, while that one is away. */
export const takeOver = plain({
  verb: 'take-over',
  label: words => words.actions.takeOver.label,
  offered: where => {
    if (where.on === 'card') return where.state === 'claimed' && where.isAway ? offered : null;
    if (where.on === 'left-behind' || !where.ticket.assignee) return null;
    return where.on === 'call' ? offered : primary;
  },
  orders: async (ticket, { desk }) => {
    const unable = await unableToAct(desk, ticket);
    return [{ type: 'take-over', ...(unable === null ? {} : { unable }) }];
  },
  done: words => words.actions.takeOver.done,
  adds: false,
});
