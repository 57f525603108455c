import { heldInWords } from '../../words/words.ts';
import { letter } from '../letter.ts';
import { offered } from '../offer.ts';
import { cleaned, reusableFields } from './reusable.ts';

/** It is done, and the customer is told how. Closed it must be, whether anybody can be told or not. */
export const close = letter({
  verb: 'close',
  label: words => words.actions.close.label,
  offered: where => (where.on === 'card' && where.state === 'claimed' ? offered : null),
  form: words => words.actions.close.form,
  order: (resolution, goesWith) => ({ type: 'close', resolution, ...goesWith }),
  // What few may see is offered for no other request.
  besides: filling => (filling.ticket.restricted ? [] : reusableFields(filling)),
  within: { cleaned },
  letter: {
    event: 'closed',
    kind: 'close',
    unwritten: (words, why) => words.author.closedUnwritten(heldInWords(words, why)),
  },
  done: words => words.actions.close.done,
});
