import type { Named } from '../words.ts';

/**
 * Somebody of the house was in a customer's own system, to serve a request (service rules, 22).
 *
 * @property id the event that noted it, by its place in the log
 * @property from epoch milliseconds
 * @property until epoch milliseconds; null: they are in it still
 */
export type SystemEntry = { id: number; by: Named; purpose: string; from: number; until: number | null };

/** Whether somebody is in there now. @param id an operator's; undefined: nobody's */
export function isInside(entries: readonly SystemEntry[], id: number | undefined): boolean {
  return stillInside(entries).some(({ by }) => by.id === id);
}

/** Of those who are in the customer's system now, one after another. */
export function stillInside(entries: readonly SystemEntry[]): SystemEntry[] {
  return entries.filter(({ until }) => until === null);
}
