import { offered } from '../offer.ts';
import { plain } from '../plain.ts';

/** How the request was closed is offered for no other any more: something stands in it that others must not read. */
export const stopReusing = plain({
  verb: 'stop-reusing',
  label: words => words.actions['stop-reusing'].label,
  offered: where =>
    where.on === 'card' && where.state === 'closed' && where.ticket.isReused ? offered : null,
  orders: () => [{ type: 'stop-reusing' }],
  done: words => words.actions['stop-reusing'].done,
  adds: false,
});
