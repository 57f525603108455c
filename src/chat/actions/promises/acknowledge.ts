import { primary } from '../offer.ts';
import { plain } from '../plain.ts';

/** "I'm on it": the call was heard, and is not repeated for a while. */
export const acknowledge = plain({
  verb: 'acknowledge',
  label: words => words.actions.acknowledge.label,
  offered: ({ on }) => (on === 'call' ? primary : null),
  orders: () => [{ type: 'acknowledge' }],
  done: words => words.actions.acknowledge.done,
  adds: true,
});
