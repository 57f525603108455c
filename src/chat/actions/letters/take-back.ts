import { recallLetter } from '../../../desk/letters/letters-again.ts';
import { deed } from '../deed.ts';

/**
 * A letter that has not left (it waits, was held back, or refused) is taken back by its writer. The conversation offers it,
 * beside each; the card has a button for the one that waits.
 */
export const takeBack = deed({
  verb: 'take-back',
  label: words => words.actions.recall.label,
  offered: () => null,
  carryOut: ({ page }, { desk, ticket, circumstances }) =>
    recallLetter(desk, ticket.number, { letter: Number(page) || 0 }, circumstances),
  answer: { shows: 'conversation' },
});
