import { letter } from '../letter.ts';
import { frontWhileThereIsRoom, more } from '../offer.ts';

/** A question to the customer; the ticket waits for the answer. */
export const askClarification = letter({
  verb: 'ask-clarification',
  label: words => words.actions.askClarification.label,
  offered: where => {
    if (where.on !== 'card') return null;
    if (where.state === 'unclaimed') return frontWhileThereIsRoom(0);
    if (where.state !== 'claimed') return null;
    // Teams shows six buttons: the question steps back for Undo.
    return where.letter.isUndoable ? more : frontWhileThereIsRoom(1);
  },
  form: words => words.actions.askClarification.form,
  order: (text, files) => ({ type: 'ask-clarification', text, ...files }),
  letter: { event: 'clarification-asked', kind: 'clarification', unwritten: null },
  done: words => words.actions.askClarification.done,
});
