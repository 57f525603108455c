import type { Db } from '../../store/database.ts';
import { placeFactsOf, readByAll } from '../../store/tickets/kept-to-few.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { type LeftOut, otherNamedIn, othersNamedBy } from '../../ticket/sight/others-named.ts';
import { type Seen, seenEvents, seenPart } from '../../ticket/sight/seen.ts';
import type { Eyes, RequestFacts } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/** Of the other requests that this one's card names, those that these eyes may not see; and of its twins those that are no question. */
export async function unseenOthersOf(db: Db, ticket: Ticket, eyes: Eyes): Promise<LeftOut> {
  return {
    unseen: await unseenAmong(db, othersNamedBy(ticket), eyes),
    settled: ticket.twins ? await settledAmong(db, ticket.twins) : new Set(),
  };
}

/** What is restricted already, or goes on in another. */
async function settledAmong(db: Db, twins: number[]): Promise<Set<number>> {
  const open = await readByAll(db, twins);
  return new Set(twins.filter(number => !open.includes(number)));
}

/** What happened to a request, as these eyes may see it: without what it says of others that they may not see. */
export async function seenLog(
  db: Db,
  request: RequestFacts,
  events: RecordedEvent[],
  eyes: Eyes,
): Promise<Seen<RecordedEvent>[]> {
  const seen = seenEvents(request, events, eyes);
  const named = seen.flatMap(({ event }) => otherNamedIn(event) ?? []);
  const unseen = await unseenAmong(db, named, eyes);
  return seen.filter(({ event }) => !unseen.has(otherNamedIn(event) ?? 0));
}

async function unseenAmong(db: Db, numbers: number[], eyes: Eyes): Promise<Set<number>> {
  const facts = await placeFactsOf(db, [...new Set(numbers)]);
  return new Set([...facts.values()].flatMap(one => (seenPart(one, one, eyes) ? [] : one.number)));
}
