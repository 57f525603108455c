import { letter } from '../letter.ts';
import { isAtWork, offered } from '../offer.ts';

/** An answer to the customer; the ticket stays open. */
export const reply = letter({
  verb: 'reply',
  label: words => words.actions.reply.label,
  // What nobody has is claimed by it.
  offered: where => (where.on === 'card' && isAtWork(where.state) ? offered : null),
  form: words => words.actions.reply.form,
  order: (text, goesWith) => ({ type: 'reply', text, ...goesWith }),
  besides: () => [],
  letter: { event: 'replied', kind: 'reply', unwritten: null },
  done: words => words.actions.reply.done,
});
