import { hasDuties } from '../duties/standing.ts';
import { stillInside } from '../entering/entry.ts';
import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { answered, awake, ended } from '../grammar/lifecycle.ts';
import { act } from '../grammar/traits.ts';
import { ofNone } from '../incidents/belonging.ts';
import { baseAddress } from '../people/address.ts';
import { correspondent, joined, takesPartSomehow } from '../people/authorship.ts';
import type { Correction } from '../people/corrections.ts';
import type { Ticket, Watcher } from '../ticket.ts';
import type { Person } from '../words.ts';

/** Tickets that belong together: merged, joined, split and linked. */

export type RelatingCommand =
  | { type: 'merge'; into: MergeTarget }
  /** a colleague of the other ticket's requester joins it, with what they wrote */
  | { type: 'let-in'; into: MergeTarget }
  | { type: 'link'; to: number };

type MergeTarget = Pick<
  Ticket,
  'number' | 'status' | 'mergedInto' | 'requester' | 'participants' | 'authorship' | 'restricted'
>;

export type RelatingEvent =
  /** it goes on in another ticket, to which its conversation has moved */
  | { type: 'merged'; into: number }
  /**
   * another ticket's conversation has come here; `corrections`: what was mended of who that one's customer is, `watchers`: who watched
   * it, and may see this one, if any; `alsoTheirs`: the requests, that one among them, whose words this one's customer sees too;
   * `broughtAlong`: who took part in that one only since another customer's was merged into it
   */
  | {
      type: 'absorbed';
      from: number;
      participants: string[];
      excerpt: string;
      corrections?: Correction[];
      watchers?: Watcher[];
      alsoTheirs?: number[];
      broughtAlong?: string[];
    }
  /** a message went into a ticket of its own; `excerpt` is of what the customer last said in what is left */
  | { type: 'split-off'; into: number; sender: Person; excerpt: string }
  | { type: 'linked'; to: number };

export type RelatingRefusal =
  /** it goes on in another ticket */
  | { reason: 'merged'; into: number }
  | { reason: 'same-ticket' }
  /** nobody lets others into what few may see */
  | { reason: 'restricted'; ticket: number }
  /** whoever asks may not see the other */
  | { reason: 'unseen'; ticket: number }
  /** what few may see would be seen by all in the other */
  | { reason: 'into-open'; ticket: number }
  /** the letters would go to somebody else than who wrote */
  | { reason: 'other-customer'; name: string }
  /** what has to be reported of it would be lost with it */
  | { reason: 'has-duties' }
  /** a message is evidence that the law has kept with all else here */
  | { reason: 'kept-by-law' }
  /** somebody is in the customer's system for it, and nobody would be asked when they left */
  | { reason: 'someone-inside'; name: string }
  /** what it shall be merged into cannot take it */
  | { reason: 'target-ended'; ticket: number };

export const relatingCommands: Commands<RelatingCommand, RelatingEvent, RelatingRefusal | CommonRefusal> = {
  merge: {
    staleBy: [],
    decide(ticket, { into }) {
      if (into.number === ticket.number) return refuse({ reason: 'same-ticket' });
      if (hasEnded(into)) return refuse({ reason: 'target-ended', ticket: into.number });
      if (ticket.restricted && !into.restricted) return refuse({ reason: 'into-open', ticket: into.number });
      const unended = unendedIn(ticket);
      if (unended) return refuse(unended);
      const { name, address } = correspondent(into);
      if (!isOfTheSame(ticket, into)) return refuse({ reason: 'other-customer', name: name || address });
      return happen({ type: 'merged', into: into.number });
    },
  },
  'let-in': {
    staleBy: [],
    decide(ticket, { into }) {
      if (ticket.authorship.mayJoin === null) return refuse({ reason: 'nothing-changed' });
      if (hasEnded(into)) return refuse({ reason: 'target-ended', ticket: into.number });
      if (into.restricted) return refuse({ reason: 'restricted', ticket: into.number });
      // What few may see is let into nothing that all see, nor what has to be reported lost with it.
      if (ticket.restricted) return refuse({ reason: 'into-open', ticket: into.number });
      const unended = unendedIn(ticket);
      if (unended) return refuse(unended);
      return happen({ type: 'merged', into: into.number });
    },
  },
  link: {
    staleBy: [],
    decide(ticket, { to }) {
      if (to === ticket.number) return refuse({ reason: 'same-ticket' });
      if (to === ticket.linkedTo) return refuse({ reason: 'nothing-changed' });
      return happen({ type: 'linked', to });
    },
  },
};

export const relatingEvents: Events<RelatingEvent> = {
  merged: {
    ...act,
    moves: 'ownership',
    tellsOutside: 'ticket.merged',
    strings: {},
    evolve: (ticket, { into }, _, at) => ({
      ...ended(ticket, at),
      ...ofNone,
      resolution: null,
      mergedInto: into,
      looksLike: null,
      authorship: { ...ticket.authorship, mayJoin: null },
    }),
  },
  absorbed: {
    ...act,
    strings: {
      'participants.*': 'theirs',
      excerpt: 'theirs',
      'corrections.*.was.name': 'theirs',
      'corrections.*.was.address': 'theirs',
      'corrections.*.now.name': 'theirs',
      'corrections.*.now.address': 'theirs',
      'broughtAlong.*': 'theirs',
    },
    evolve(ticket, event, _, at) {
      const known = ticket.authorship.leftOut;
      const { participants, leftOut } = joined(ticket.participants, event.participants, known);
      return {
        ...awake,
        participants,
        watchers: [...ticket.watchers, ...notAmong(ticket.watchers, event.watchers ?? [])],
        authorship: {
          ...ticket.authorship,
          leftOut,
          broughtAlong: broughtBy(ticket, event),
          alsoTheirs: [...ticket.authorship.alsoTheirs, ...(event.alsoTheirs ?? [])],
        },
        excerpt: event.excerpt,
        // Its letters went by those first; what was mended here is of whoever it is now.
        corrections: [...(event.corrections ?? []), ...ticket.corrections],
        looksLike: ticket.looksLike === event.from ? null : ticket.looksLike,
        ...(ticket.status === 'waiting' ? answered(ticket, at.getTime()) : {}),
      };
    },
  },
  'split-off': {
    ...act,
    strings: { 'sender.name': 'theirs', 'sender.address': 'theirs', excerpt: 'theirs' },
    evolve: (_, { excerpt }) => ({ excerpt }),
  },
  linked: { ...act, strings: {}, evolve: (_, { to }) => ({ linkedTo: to }) },
};

/** What is under way of a request, and would be asked about no more where it goes on in another. */
function unendedIn({ reporting, entries }: Ticket): RelatingRefusal | null {
  if (hasDuties(reporting)) return { reason: 'has-duties' };
  const [inside] = stillInside(entries);
  return inside ? { reason: 'someone-inside', name: inside.by.name } : null;
}

/**
 * Who takes part with another customer's request, and not before: whatever they write answers that. Those of the customer's own, or
 * of a colleague who was let in, take part as others do, but for who had come with another's there; those of before as they did.
 */
function broughtBy(
  { participants: known, authorship }: Ticket,
  { participants, alsoTheirs, broughtAlong: broughtThere = [] }: Extract<RelatingEvent, { type: 'absorbed' }>,
): string[] {
  const own = alsoTheirs ? participants.filter(address => !broughtThere.includes(address)) : [];
  const others = participants.filter(address => !own.includes(address) && !known.includes(address));
  return [...authorship.broughtAlong.filter(address => !own.includes(address)), ...others];
}

/** The requests whose words are, with this one, whoever's it goes on in: where both are one customer's, or its own was let in. */
export function alsoTheirsIn(
  { number, requester, authorship }: Pick<Ticket, 'number' | 'requester' | 'authorship'>,
  into: Pick<Ticket, 'requester'>,
  type: 'merge' | 'let-in',
): number[] {
  const isOne = requester.address !== '' && requester.address === into.requester.address;
  return type === 'let-in' || isOne ? [number, ...authorship.alsoTheirs] : [];
}

/** Who watches both is told as they wished here. */
function notAmong(known: Watcher[], others: Watcher[]): Watcher[] {
  return others.filter(({ id }) => !known.some(each => each.id === id));
}

function hasEnded({ mergedInto, status }: MergeTarget): boolean {
  return mergedInto !== null || status === 'closed';
}

/**
 * Both are written to at one place, or whoever asked for the one takes part in the other. Those without an address are
 * written to nowhere: of them their name alone says whether they are the same.
 */
function isOfTheSame(
  one: Pick<Ticket, 'requester' | 'participants' | 'authorship'>,
  other: Pick<Ticket, 'requester' | 'participants' | 'authorship'>,
): boolean {
  const places = [correspondent(one), correspondent(other)].map(({ address }) => baseAddress(address));
  if (places[0] === '' && places[1] === '') return nameOf(one) !== '' && nameOf(one) === nameOf(other);
  if (places[0] === places[1]) return true;
  // Of two visitors of one form the letters go to each of them.
  if (one.authorship.answersTo || other.authorship.answersTo) return false;
  return takesPartSomehow(other, one.requester.address) || takesPartSomehow(one, other.requester.address);
}

function nameOf({ requester }: Pick<Ticket, 'requester'>): string {
  return requester.name.trim().replace(/\s+/g, ' ').toLowerCase();
}
