import { type Catalogue, categoryKind } from '../catalogue/catalogue.ts';
import type { Category } from '../words.ts';
import { openQuote, type Quote } from './quote.ts';

/** The desk takes it back: an operator said so, or its request is no work any more that is paid for apart. */
export type QuoteWithdrawn = { type: 'quote-withdrawn'; version: number; why: 'operator' | 'reclassified' };

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
