import type { Db } from '../../store/database.ts';
import { absorbedBy } from '../../store/tickets/related.ts';
import type { RestrictingEvent } from '../../ticket/chapters/restricting.ts';
import type { Changed } from '../effects.ts';

/**
 * What was merged into a request has gone on in it: its words are kept to few with it, and given back with it. What was merged
 * into those comes along with them.
 *
 * @param happens does it to a merged request that is not so yet, in the same transaction
 */
export async function takeAlong(
  tx: Db,
  { before, ticket }: Pick<Changed, 'before' | 'ticket'>,
  happens: (merged: number, event: RestrictingEvent) => Promise<void>,
): Promise<void> {
  const { restricted } = ticket;
  if (before?.restricted === restricted) return;
  const event: RestrictingEvent = restricted
    ? { type: 'restricted', because: 'merged' }
    : { type: 'restriction-lifted' };
  for (const number of await absorbedBy(tx, ticket.number)) await happens(number, event);
}
