import { dutiesReading } from '../../in-words/duties/duties-reading.ts';
import { wordsIn } from '../../words/words.ts';
import type { TicketAction } from '../action.ts';
import { isAlive, offered } from '../offer.ts';

/** All that has to be reported of it: each term with law and article, and what was done; and the way to the form for the authorities. */
export const reportingTerms: TicketAction<'reporting-terms'> = {
  about: 'ticket',
  verb: 'reporting-terms',
  label: words => words.actions.reportingTerms.label,
  offered: where =>
    where.on === 'card' && isAlive(where.state) && where.duties.standing.length > 0 ? offered : null,
  form: null,
  letter: null,
  does: null,
  answer: {
    shows: 'reading',
    reading: async (ticket, moment, { report }) => {
      const { toForm } = wordsIn(moment.speech.language).actions.reportingTerms;
      return dutiesReading(ticket, moment, report ? [{ label: toForm, url: await report() }] : []);
    },
  },
  adds: false,
  isReading: false,
  isUndo: false,
};
