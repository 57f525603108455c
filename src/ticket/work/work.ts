import type { Named } from '../words.ts';

/**
 * Time that an operator worked on a request.
 *
 * @property id the event that noted it, by its place in the log
 * @property minutes 0: it was struck out
 * @property quote the accepted quote to which it belongs; null: none
 * @property at epoch milliseconds
 */
export type WorkEntry = { id: number; minutes: number; by: Named; quote: number | null; at: number };

/** Minutes in all, of a request or of one of its quotes. */
export function workedOn(work: readonly WorkEntry[], quote?: number): number {
  return work
    .filter(entry => quote === undefined || entry.quote === quote)
    .reduce((sum, { minutes }) => sum + minutes, 0);
}
