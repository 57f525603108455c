import { isAtWork, offered } from '../offer.ts';
import { plain } from '../plain.ts';

/** What was put off is looked at now after all. */
export const wake = plain({
  verb: 'wake',
  label: words => words.actions.wake.label,
  offered: where =>
    where.on === 'card' && isAtWork(where.state) && where.ticket.snoozedUntil !== null ? offered : null,
  orders: () => [{ type: 'wake' }],
  done: words => words.actions.wake.done,
  adds: false,
});
