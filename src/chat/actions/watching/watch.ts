import type { TicketAction } from '../action.ts';
import { isAlive, offered } from '../offer.ts';

/** What happens to it is told to whoever pressed, privately, where they pressed. */
export const watch: TicketAction<'watch'> = {
  about: 'ticket',
  verb: 'watch',
  label: words => words.actions.watch.label,
  offered: where => (where.on === 'card' && isAlive(where.state) ? offered : null),
  form: null,
  letter: null,
  does: {
    kind: 'order',
    commands: async (_, { platform, words }) =>
      platform ? [{ type: 'watch', on: platform }] : { fault: words.badInput },
  },
  answer: { shows: 'card', line: ({ words }) => words.actions.watch.done },
  adds: false,
  isReading: false,
  isUndo: false,
};
