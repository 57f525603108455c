import type { RecordedEvent } from '../events.ts';
import type { Ticket } from '../ticket.ts';
import { type LeftOut, withoutOthers } from './others-named.ts';
import type { Eyes, RequestFacts } from './sight.ts';
import { withoutWords } from './without-words.ts';

/** Only this file can write it, so only what came through here bears it. */
const mark: unique symbol = Symbol('seen');

/**
 * Something of a request, as certain eyes may see it. Whatever draws takes this and nothing else: so nobody can draw a
 * request without asking first who looks, and where.
 */
export type Seen<T extends object> = T & { readonly [mark]: 'whole' | 'without words' };

/** A request: whole, or without its words. */
export function seen(ticket: Ticket, eyes: Eyes): Seen<Ticket> {
  return maySee(ticket, eyes)
    ? { ...ticket, [mark]: 'whole' }
    : { ...withoutWords(ticket), [mark]: 'without words' };
}

/** The same without what it says of other requests that may not be seen. */
export function withoutUnseen(request: Seen<Ticket>, leftOut: LeftOut): Seen<Ticket> {
  return leftOut.unseen.size + leftOut.settled.size > 0 ? withoutOthers(request, leftOut) : request;
}

/** Whether its words are there: where they are not, what is drawn says so. */
export function hasWords(request: Seen<Ticket>): boolean {
  return request[mark] === 'whole';
}

/** A mail, a file, a letter of a request: there is nothing left of it without its words. @returns null then */
export function seenPart<T extends object>(request: RequestFacts, part: T, eyes: Eyes): Seen<T> | null {
  return maySee(request, eyes) ? { ...part, [mark]: 'whole' } : null;
}

/** What belongs to no request: the desk's own news, a mail that nobody could read. */
export function seenOfNoRequest<T extends object>(part: T): Seen<T> {
  return { ...part, [mark]: 'whole' };
}

/** What happened to a request. @returns nothing where its words may not be seen */
export function seenEvents(
  request: RequestFacts,
  events: RecordedEvent[],
  eyes: Eyes,
): Seen<RecordedEvent>[] {
  return events.flatMap(event => seenPart(request, event, eyes) ?? []);
}

function maySee(request: RequestFacts, { maySeeWords, viewer, place }: Eyes): boolean {
  return maySeeWords(request, viewer, place);
}
