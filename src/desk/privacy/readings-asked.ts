import { appendDeskEvent } from '../../store/clock/desk-log.ts';
import { latestFirst, type Reading } from '../../store/portal/reading.ts';
import { readingsOf } from '../../store/portal/readings.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import { type Seen, seenPart } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import { actorOf, type ChatPlatform, type Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { onceEach, theirsAndWritten } from './reading-pages.ts';

/** @property of where, and what for */
export type ReadingShown = Pick<Reading, 'happened' | 'by' | 'name' | 'what'> & {
  of: Seen<Pick<Reading, 'ticket' | 'file' | 'purpose'>>;
};

/** So many more are looked at, for those that whoever asks may not see. */
const lookedAt = 5;

/**
 * Who read last what somebody wrote, for one of the house who asks in chat: that it was asked stands in the desk's log before anything
 * is shown. Of the address as it is written; its variants, and what was exported, are told at the machine, where it may take its time.
 * Of a request that whoever asks may not see nothing is told: whose it is only the few know.
 *
 * @param limit so many, the latest first
 */
export async function readingsAsked(
  desk: Pick<Desk, 'db' | 'clock' | 'maySeeWords'>,
  address: string,
  { operator, origin }: { operator: Operator; origin: ChatPlatform },
  limit: number,
): Promise<ReadingShown[]> {
  await desk.db.transaction(async tx =>
    appendDeskEvent(tx, {
      data: { type: 'ledger-read', address },
      actor: actorOf(operator),
      origin,
      at: desk.clock(),
    }),
  );
  const found: Reading[] = [];
  for (const whose of theirsAndWritten([address]))
    found.push(...(await readingsOf(desk.db, whose, { behind: null, limit: limit * lookedAt })));
  const readings = onceEach(found.toSorted(latestFirst));
  const tickets = await ticketsNumbered(desk.db, [...new Set(readings.map(({ ticket }) => ticket))]);
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'answer');
  const shown = readings.flatMap(({ happened, by, name, what, ticket, file, purpose }) => {
    const request = tickets.get(ticket);
    const of = request ? seenPart(request, { ticket, file, purpose }, eyes) : null;
    return of ? [{ happened, by, name, what, of }] : [];
  });
  return shown.slice(0, limit);
}
