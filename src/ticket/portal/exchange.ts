import { correspondent } from '../people/authorship.ts';
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
  { direction, from, to, automatic, state, author }: Exchanged,
): boolean {
  const asked = [request.requester.address, correspondent(request).address].filter(Boolean);
  const isToThem = to.some(({ address }) => asked.includes(address));
  switch (direction) {
    case 'in':
      return (
        automatic === null && !isOurs(author) && [...asked, ...ownColleagues(request)].includes(from.address)
      );
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

/** Whether an operator's words are in it, or may be. */
function isOurs(author: Exchanged['author']): boolean {
  return author?.saysToBe !== undefined || author?.passedOnBy !== undefined;
}

/** Those who take part, but for who came with another request: what they wrote there was not for this one's eyes. */
function ownColleagues({ participants, authorship }: Ticket): string[] {
  return participants.filter(address => !authorship.broughtAlong.includes(address));
}
