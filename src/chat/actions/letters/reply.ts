import { letter } from '../letter.ts';
import { primary } from '../offer.ts';

/** An answer to the customer; the ticket stays open. */
export const reply = letter({
  verb: 'reply',
  label: words => words.actions.reply.label,
  offered: where => (where.on === 'card' && where.state === 'claimed' ? primary : null),
  form: words => words.actions.reply.form,
  order: (text, files) => ({ type: 'reply', text, ...files }),
  letter: { event: 'replied', kind: 'reply', unwritten: null },
  done: words => words.actions.reply.done,
});
