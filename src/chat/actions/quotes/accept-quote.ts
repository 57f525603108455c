import { openQuote } from '../../../ticket/quotes/quote.ts';
import { isAtWork, offered } from '../offer.ts';
import { plain } from '../plain.ts';

/** What the customer wrote is taken for their yes, by a person who has read it. */
export const acceptQuote = plain({
  verb: 'accept-quote',
  label: words => words.actions.acceptQuote.label,
  offered: where =>
    where.on === 'card' && isAtWork(where.state) && openQuote(where.ticket)?.said ? offered : null,
  orders: ticket => [{ type: 'record-quote-answer', version: openQuote(ticket)?.version ?? 0, yes: true }],
  done: words => words.actions.acceptQuote.done,
  adds: false,
});
