import { heldInWords } from '../../words/words.ts';
import { insideFields, leavingNow } from '../entering/still-inside.ts';
import { letter } from '../letter.ts';
import { offered } from '../offer.ts';
import { workFields, workNoted } from '../work/work-field.ts';
import { cleaned, reusableFields } from './reusable.ts';

/** It is done, and the customer is told how. Closed it must be, whether anybody can be told or not. */
export const close = letter({
  verb: 'close',
  label: words => words.actions.close.label,
  offered: where => (where.on === 'card' && where.state === 'claimed' ? offered : null),
  form: words => words.actions.close.form,
  order: (resolution, goesWith, { work, inside }, ordering) => {
    const worked = ordering ? workNoted(work, ordering.words) : [];
    if ('fault' in worked) return worked;
    const out = ordering ? leavingNow(inside, ordering) : [];
    return [...worked, ...out, { type: 'close', resolution, ...goesWith }];
  },
  // What few may see is offered for no other request.
  besides: async filling => [
    ...workFields(filling),
    ...insideFields(filling),
    ...(filling.ticket.restricted ? [] : await reusableFields(filling)),
  ],
  within: { cleaned },
  letter: {
    event: 'closed',
    kind: 'close',
    unwritten: (words, why) => words.author.closedUnwritten(heldInWords(words, why)),
  },
  done: words => words.actions.close.done,
});
