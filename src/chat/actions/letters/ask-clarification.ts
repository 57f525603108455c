import { letter } from '../letter.ts';
import { isAtWork, offered } from '../offer.ts';

/** A question to the customer; the ticket waits for the answer. */
export const askClarification = letter({
  verb: 'ask-clarification',
  label: words => words.actions.askClarification.label,
  offered: where => (where.on === 'card' && isAtWork(where.state) ? offered : null),
  form: words => words.actions.askClarification.form,
  order: (text, goesWith) => ({ type: 'ask-clarification', text, ...goesWith }),
  besides: () => [],
  letter: { event: 'clarification-asked', kind: 'clarification', unwritten: null },
  done: words => words.actions.askClarification.done,
});
