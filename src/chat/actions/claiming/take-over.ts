import { isAway } from '../../../ticket/people/absences.ts';
import { offered, primary } from '../offer.ts';
import { plain } from '../plain.ts';

/** Who is told that a promise is about to be broken takes it from whoever has it; anybody does, while that one is away. */
export const takeOver = plain({
  verb: 'take-over',
  label: words => words.actions.takeOver.label,
  offered: where => {
    if (where.on === 'card') return where.state === 'claimed' && where.isAway ? offered : null;
    if (where.on === 'left-behind' || !where.ticket.assignee) return null;
    return where.on === 'call' ? offered : primary;
  },
  orders: ({ assignee }, { desk }) => {
    const away = assignee !== null && isAway(desk.absences.now(), assignee.id, desk.clock());
    return [{ type: 'take-over', ...(away ? { away: assignee.id } : {}) }];
  },
  done: words => words.actions.takeOver.done,
  adds: false,
});
