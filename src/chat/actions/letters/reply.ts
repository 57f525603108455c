import { letter } from '../letter.ts';
import { front, primary } from '../offer.ts';

/** An answer to the customer; the ticket stays open. */
export const reply = letter({
  verb: 'reply',
  label: words => words.actions.reply.label,
  offered: where => {
    if (where.on !== 'card') return null;
    // Nobody has it: the reply claims it, yet to claim it is what one does most likely.
    if (where.state === 'unclaimed') return front;
    return where.state === 'claimed' ? primary : null;
  },
  form: words => words.actions.reply.form,
  order: (text, files) => ({ type: 'reply', text, ...files }),
  letter: { event: 'replied', kind: 'reply', unwritten: null },
  done: words => words.actions.reply.done,
});
