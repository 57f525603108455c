import { openQuote } from '../../../ticket/quotes/quote.ts';
import { isAtWork, offered } from '../offer.ts';
import { plain } from '../plain.ts';

/** What was offered is offered no more; its link says so. */
export const withdrawQuote = plain({
  verb: 'withdraw-quote',
  label: words => words.actions.withdrawQuote.label,
  offered: where =>
    where.on === 'card' && isAtWork(where.state) && openQuote(where.ticket) ? offered : null,
  orders: ticket => [{ type: 'withdraw-quote', version: openQuote(ticket)?.version ?? 0 }],
  done: words => words.actions.withdrawQuote.done,
  adds: false,
});
