import { type Catalogue, categoryKind } from '../catalogue/catalogue.ts';
import type { Category, Person } from '../words.ts';
import { openQuote, type Quote } from './quote.ts';

/**
 * The desk takes it back: an operator said so, its request is no work any more that is paid for apart, or it was offered to another
 * than whose request it is.
 */
export type QuoteWithdrawn = {
  type: 'quote-withdrawn';
  version: number;
  why: 'operator' | 'reclassified' | 'other-customer';
};

/** What a person's choice of a category does to a quote that waits: what is not billed needs nobody's yes. */
export function withdrawnBy(
  ticket: { quotes: readonly Quote[] },
  category: Category,
  catalogue: Catalogue,
): QuoteWithdrawn[] {
  const quote = openQuote(ticket);
  return quote && !categoryKind(catalogue, category).billable
    ? [{ type: 'quote-withdrawn', version: quote.version, why: 'reclassified' }]
    : [];
}

/** What another address of the customer's does to a quote that went to the one before: whoever wrongly got it is not asked. */
export function withdrawnFrom(
  ticket: { requester: Person; quotes: readonly Quote[] },
  customer: Person,
): QuoteWithdrawn[] {
  const quote = openQuote(ticket);
  return quote && customer.address !== ticket.requester.address
    ? [{ type: 'quote-withdrawn', version: quote.version, why: 'other-customer' }]
    : [];
}
