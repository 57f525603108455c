import { openQuote } from '../../../ticket/quotes/quote.ts';
import { isAtWork, offered } from '../offer.ts';
import { plain } from '../plain.ts';

/** What the customer wrote is taken for their no: the request is closed with it. */
export const refuseQuote = plain({
  verb: 'refuse-quote',
  label: words => words.actions.refuseQuote.label,
  offered: where =>
    where.on === 'card' && isAtWork(where.state) && openQuote(where.ticket)?.said ? offered : null,
  orders: ticket => [{ type: 'record-quote-answer', version: openQuote(ticket)?.version ?? 0, yes: false }],
  done: words => words.actions.refuseQuote.done,
  adds: false,
});
