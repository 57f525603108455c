import { isPromised } from '../../../ticket/clock/deadlines.ts';
import { deadlineReading } from '../../in-words/reading.ts';
import type { TicketAction } from '../action.ts';
import { isAtWork, offered } from '../offer.ts';

/** "Why this deadline?": every stretch that counted, and every day that did not. */
export const why: TicketAction<'why'> = {
  about: 'ticket',
  verb: 'why',
  label: words => words.actions.why.label,
  offered: where =>
    where.on === 'card' &&
    isAtWork(where.state) &&
    isPromised(where.ticket.category, where.catalogue) &&
    !where.ticket.fromBacklog
      ? offered
      : null,
  form: null,
  letter: null,
  does: null,
  answer: {
    shows: 'reading',
    reading: (ticket, { terms, speech, now }) => deadlineReading(ticket, terms, speech, now),
  },
  adds: false,
  isReading: false,
  isUndo: false,
};
