import { recordReading } from '../../../desk/record-reading.ts';
import { actorOf } from '../../../ticket/words.ts';
import type { TicketAction } from '../action.ts';
import { offered } from '../offer.ts';

/** The whole conversation, for the one who pressed; recorded as a reading. */
export const open: TicketAction<'open'> = {
  about: 'ticket',
  verb: 'open',
  label: words => words.actions.open.label,
  offered: ({ on }) => (on === 'card' ? offered : null),
  form: null,
  letter: null,
  does: {
    kind: 'deed',
    carryOut: ({ reason = '' }, { desk, ticket, operator, circumstances }) =>
      recordReading(desk, ticket.number, actorOf(operator), { what: 'conversation', reason }, circumstances),
  },
  answer: { shows: 'conversation' },
  adds: false,
  isReading: true,
  isUndo: false,
};
