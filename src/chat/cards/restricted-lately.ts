import type { Desk } from '../../desk/desk.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { placeFactsOf } from '../../store/tickets/kept-to-few.ts';

/**
 * Of these requests, those that few may see, and since so short a time that what names them may have been drawn before: whoever
 * took the others away did not know of it.
 */
export async function restrictedLately(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  numbers: number[],
  withinMs: number,
): Promise<number[]> {
  const since = clock().getTime() - withinMs;
  const restricted = [...(await placeFactsOf(db, numbers)).values()].filter(each => each.restricted);
  const logs = await Promise.all(
    restricted.map(async ({ number }) => ({ number, events: await eventsAfter(db, number, 0) })),
  );
  return logs
    .filter(({ events }) =>
      events.some(({ event, at }) => event.type === 'restricted' && at.getTime() >= since),
    )
    .map(({ number }) => number);
}
