import { dutiesReading } from '../../in-words/duties/duties-reading.ts';
import type { TicketAction } from '../action.ts';
import { isAlive, offered } from '../offer.ts';

/** All that has to be reported of it: each term with law and article, and what was done. */
export const reportingTerms: TicketAction<'reporting-terms'> = {
  about: 'ticket',
  verb: 'reporting-terms',
  label: words => words.actions.reportingTerms.label,
  offered: where =>
    where.on === 'card' && isAlive(where.state) && where.duties.standing.length > 0 ? offered : null,
  form: null,
  letter: null,
  does: null,
  answer: { shows: 'reading', reading: (ticket, moment) => dutiesReading(ticket, moment) },
  adds: false,
  isReading: false,
  isUndo: false,
};
