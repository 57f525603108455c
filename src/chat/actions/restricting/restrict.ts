import { isAlive, offered } from '../offer.ts';
import { plain } from '../plain.ts';

/** Kept to few from this moment on: by any operator, for what is shown once is never unseen. */
export const restrict = plain({
  verb: 'restrict',
  label: words => words.actions.restrict.label,
  offered: where =>
    where.on === 'card' && isAlive(where.state) && !where.ticket.restricted ? offered : null,
  orders: () => [{ type: 'restrict' }],
  done: words => words.actions.restrict.done,
  adds: false,
});
