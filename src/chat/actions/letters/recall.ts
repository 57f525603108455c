import { recallLetter } from '../../../desk/letters/letters-again.ts';
import type { TicketAction } from '../action.ts';
import { offered } from '../offer.ts';

/**
 * Takes a letter back that has not left. While it can be, that comes first. On the card, not only in the answer to the
 * press: Teams draws a card anew when it is edited, and the answer is gone.
 */
export const recall: TicketAction<'recall'> = {
  about: 'ticket',
  verb: 'recall',
  label: words => words.actions.recall.label,
  offered: where => (where.on === 'card' && where.letter.isUndoable ? offered : null),
  form: null,
  letter: null,
  does: {
    kind: 'deed',
    carryOut: ({ page }, { desk, ticket, circumstances }) =>
      recallLetter(desk, ticket.number, Number(page) || null, circumstances),
  },
  answer: {
    shows: 'card',
    line: ({ words, letter }) =>
      [words.actions.recall.done, letter.draft?.files.length ? words.files.again : '']
        .filter(Boolean)
        .join(' '),
  },
  adds: false,
  isReading: false,
  isUndo: true,
};
