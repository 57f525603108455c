import type { Named } from '../words.ts';

/**
 * Somebody of the house was in a customer's own system, to serve a request (service rules, 22).
 *
 * @property id the event that noted it, by its place in the log
 * @property from epoch milliseconds
 * @property until epoch milliseconds; null: they are in it still
 */
export type SystemEntry = { id: number; by: Named; purpose: string; from: number; until: number | null };

/** Whoever has the request is in there: the card, and whatever takes it out of their hands, ask for it. */
export function isAssigneeInside({
  entries,
  assignee,
}: {
  entries: readonly SystemEntry[];
  assignee: Named | null;
}): boolean {
  return stillInside(entries).some(({ by }) => by.id === assignee?.id);
}

/** Of those who are in the customer's system now, one after another. */
export function stillInside(entries: readonly SystemEntry[]): SystemEntry[] {
  return entries.filter(({ until }) => until === null);
}
