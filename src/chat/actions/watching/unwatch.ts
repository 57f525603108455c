import { plain } from '../plain.ts';

/** Offered where one person alone reads: a card in the channel does not know who looks at it. */
export const unwatch = plain({
  verb: 'unwatch',
  label: words => words.actions.unwatch.label,
  offered: () => null,
  orders: () => [{ type: 'unwatch' }],
  done: words => words.actions.unwatch.done,
  adds: false,
  isOfOneself: true,
});
