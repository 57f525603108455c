import type { Db } from '../../store/database.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/** What was merged goes on in another, and that may have been merged, too; nobody merges more often than that. */
const mergesFollowed = 5;

/**
 * The tickets that numbers mean now: of one that was merged, the one in which it goes on.
 *
 * @returns by the numbers that were asked for; those that there are not lack
 */
export async function goesOnIn(db: Db, numbers: number[]): Promise<Map<number, Ticket>> {
  const found = await ticketsNumbered(db, [...new Set(numbers)]);
  for (let followed = 0; followed < mergesFollowed; followed += 1) {
    const targets = [...found.values()].flatMap(({ mergedInto }) => mergedInto ?? []);
    if (targets.length === 0) break;
    const next = await ticketsNumbered(db, [...new Set(targets)]);
    for (const [number, { mergedInto }] of found) {
      const target = mergedInto === null ? undefined : next.get(mergedInto);
      if (target) found.set(number, target);
    }
  }
  return found;
}
