import { offered, primary } from '../offer.ts';
import { plain } from '../plain.ts';

/** Who is told that a promise is about to be broken takes it from whoever has it. */
export const takeOver = plain({
  verb: 'take-over',
  label: words => words.actions.takeOver.label,
  offered: ({ on, ticket }) => {
    if (on === 'card' || on === 'left-behind' || !ticket.assignee) return null;
    return on === 'forecast' ? primary : offered;
  },
  orders: () => [{ type: 'take-over' }],
  done: words => words.actions.takeOver.done,
  adds: false,
});
