import { correspondent, ownColleagues } from '../people/authorship.ts';
import type { Ticket } from '../ticket.ts';
import type { Person } from '../words.ts';

/** A message of a request's conversation, as far as it says between whom it went. */
export type Exchanged = {
  direction: 'in' | 'out' | 'elsewhere' | 'note';
  from: Person;
  to: Person[];
  automatic: string | null;
  /** Of a letter; null of what came in. */
  state: string | null;
  /** What is known of who wrote it; null where it is as usual. */
  author: { saysToBe?: string; passedOnBy?: string } | null;
  /** The request with which it came, where that one was merged into this. */
  cameWith: number | null;
};

/** A letter that has left the house. */
const left = ['sent', 'delayed', 'bounced'];

/**
 * Whether a message went between the desk and whoever asked: nothing internal, no machine's report, no letter that has not left,
 * nothing that an operator wrote, or wrote above what they passed on, and nothing of other customers, whose request may have been
 * merged into this one. Those who take part may be operators, or strangers to each other: what the house wrote to them alone is
 * shown to nobody else. Pure.
 */
export function wentBetween(
  request: Ticket,
  { direction, from, to, automatic, state, author, cameWith }: Exchanged,
): boolean {
  const isOthers = cameWith !== null && !request.authorship.alsoTheirs.includes(cameWith);
  const asked = isOthers ? requesterOf(request) : whoAsked(request);
  const isToThem = to.some(({ address }) => asked.includes(address));
  switch (direction) {
    case 'in': {
      const writers = isOthers ? asked : [...asked, ...ownColleagues(request)];
      return automatic === null && !isOurs(author) && writers.includes(from.address);
    }
    case 'out':
      return state !== null && left.includes(state) && isToThem;
    case 'elsewhere':
      return isToThem;
    case 'note':
      return false;
    default:
      return direction satisfies never;
  }
}

/**
 * The same of a request that goes on in another, which is not for whoever asked for this one: of the conversation there they see
 * what came with their own, and what they themselves have written since, or were written. Pure.
 *
 * @param into where it goes on now
 */
export function wentBetweenBefore(request: Ticket, into: Ticket, message: Exchanged): boolean {
  const { cameWith } = message;
  if (cameWith === request.number || (cameWith !== null && request.authorship.alsoTheirs.includes(cameWith)))
    return wentBetween(request, { ...message, cameWith: null });
  // What they wrote where theirs had gone is theirs still, when that went on itself.
  if (cameWith !== null && cameWith !== request.mergedInto) return false;
  const own = requesterOf(request).filter(address => !whoAsked(into).includes(address));
  const { direction, from, to } = message;
  const isTheirs =
    direction === 'in' ? own.includes(from.address) : to.some(({ address }) => own.includes(address));
  return isTheirs && wentBetween(request, message);
}

function requesterOf({ requester }: Ticket): string[] {
  return [requester.address].filter(Boolean);
}

/** By all the addresses at which they are written to. */
function whoAsked(request: Ticket): string[] {
  return [...requesterOf(request), correspondent(request).address].filter(Boolean);
}

/** Whether an operator's words are in it, or may be. */
function isOurs(author: Exchanged['author']): boolean {
  return author?.saysToBe !== undefined || author?.passedOnBy !== undefined;
}
