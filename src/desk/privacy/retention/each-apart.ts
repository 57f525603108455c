import { enqueue } from '../../../outbox/enqueue.ts';
import { safeReason } from '../../../safe-fault.ts';
import { isPassing } from '../../../store/fault.ts';
import type { Desk } from '../../desk.ts';
import { noticeEffects } from '../../effects.ts';

/**
 * Each of a night's by itself: where one fails the others go on, and the admins are told of it once, by its request's number. What the
 * database or the network does is no fault of one: the night waits for it.
 *
 * @param ticketOf the request of which one is, where it is of one
 */
export async function eachApart<Item>(
  desk: Pick<Desk, 'db' | 'clock' | 'adminDestinations'>,
  items: Iterable<Item>,
  ticketOf: (item: Item) => number | null,
  take: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (const item of items)
    try {
      await take(item);
    } catch (error) {
      if (isPassing(error)) throw error;
      const number = ticketOf(item);
      const ticket = number === null ? '' : `#${number}`;
      const details = { ticket, task: 'retain', error: safeReason(error) };
      const key = `retain:${number ?? desk.clock().toISOString().slice(0, 10)}`;
      const notices = noticeEffects(desk.adminDestinations, key, { subject: 'failed-effect', details });
      await enqueue(desk.db, notices);
    }
}
