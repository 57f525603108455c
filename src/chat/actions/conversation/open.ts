import type { TicketAction } from '../action.ts';
import { front } from '../offer.ts';

/** The whole conversation, for the one who pressed; recorded as a reading. */
export const open: TicketAction<'open'> = {
  about: 'ticket',
  verb: 'open',
  label: words => words.buttons.open,
  offered: ({ on }) => (on === 'card' ? front : null),
  form: null,
  letter: null,
  does: { kind: 'order', command: async () => ({ type: 'open-conversation' }) },
  answer: { shows: 'conversation' },
  adds: false,
  isReading: true,
  isUndo: false,
};
