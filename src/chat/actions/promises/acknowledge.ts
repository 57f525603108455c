import { primary } from '../offer.ts';
import { plain } from '../plain.ts';

/** "I'm on it": the call was heard, and is not repeated for a while. */
export const acknowledge = plain({
  verb: 'acknowledge',
  label: words => words.buttons.acknowledge,
  offered: ({ on }) => (on === 'call' ? primary : null),
  order: { type: 'acknowledge' },
  done: words => words.done.acknowledge,
  adds: true,
});
