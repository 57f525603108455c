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
};

/** A letter that has left the house. */
const left = ['sent', 'delayed', 'bounced'];

/**
 * Whether a message went between the desk and whoever asked: nothing internal, no machine's report, no letter that has not left,
 * and nothing of other customers, whose request may have been merged into this one. Pure.
 */
export function wentBetween(request: Ticket, { direction, from, to, automatic, state }: Exchanged): boolean {
  const theirs = [request.requester.address, correspondent(request).address, ...request.participants].filter(
    Boolean,
  );
  const isToThem = to.some(({ address }) => theirs.includes(address));
  switch (direction) {
    case 'in':
      return automatic === null && theirs.includes(from.address);
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
