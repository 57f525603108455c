import type { TicketAction } from '../action.ts';

/** The card as it is now: out of a form or a conversation that took its place. Those offer it themselves. */
export const card: TicketAction<'card'> = {
  about: 'ticket',
  verb: 'card',
  label: words => words.back,
  offered: () => null,
  form: null,
  letter: null,
  does: null,
  answer: { shows: 'card', line: () => '' },
  adds: false,
  isReading: false,
  isUndo: false,
};
