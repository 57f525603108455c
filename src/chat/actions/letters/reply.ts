import { letter } from '../letter.ts';
import { isAtWork, offered } from '../offer.ts';
import { workFields, workNoted } from '../work/work-field.ts';

/** An answer to the customer; the ticket stays open. */
export const reply = letter({
  verb: 'reply',
  label: words => words.actions.reply.label,
  // What nobody has is claimed by it.
  offered: where => (where.on === 'card' && isAtWork(where.state) ? offered : null),
  form: words => words.actions.reply.form,
  order: (text, goesWith, { work }, ordering) => {
    const worked = ordering ? workNoted(work, ordering.words) : [];
    return 'fault' in worked ? worked : [...worked, { type: 'reply', text, ...goesWith }];
  },
  besides: workFields,
  letter: { event: 'replied', kind: 'reply', unwritten: null },
  done: words => words.actions.reply.done,
});
