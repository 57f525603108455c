import { isInside } from '../entering/entry.ts';
import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { type LetterOrder, signedBy } from '../grammar/letter-order.ts';
import { awake, nobodysTurn } from '../grammar/lifecycle.ts';
import { act, remark } from '../grammar/traits.ts';
import type { Ticket } from '../ticket.ts';
import type { Actor, Named } from '../words.ts';

/** Who has it: it is claimed, handed over, taken over and given up. */

export type ClaimingCommand =
  | { type: 'claim' }
  | { type: 'release' }
  | { type: 'reassign'; to: Named }
  /** `unable`: the id of whoever has it, if they are away as it is pressed, have left, or may not see it any more */
  | { type: 'take-over'; unable?: number };

export type ClaimingEvent =
  | { type: 'claimed'; tellsCustomer: boolean }
  | { type: 'released' }
  | { type: 'reassigned'; to: Named; tellsCustomer: boolean };

export type ClaimingRefusal =
  | { reason: 'already-claimed'; by: string }
  | { reason: 'already-yours' }
  /** they are recorded as inside the customer's system */
  | { reason: 'inside-yourself' }
  /** somebody else has it; `mayTakeOver`: but it has been called as near its end, so anybody may act on it */
  | { reason: 'not-allowed'; needs: 'assignee-or-manager'; assignee: string; mayTakeOver: boolean }
  /** who acts, or who should get it, is no operator any more */
  | { reason: 'colleague-left'; name: string };

export const claimingCommands: Commands<ClaimingCommand, ClaimingEvent, ClaimingRefusal | CommonRefusal> = {
  claim: {
    staleBy: ['ownership'],
    decide(ticket, _, actor) {
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (ticket.assignee?.id === actor.id) return refuse({ reason: 'already-yours' });
      if (ticket.assignee) return refuse({ reason: 'already-claimed', by: ticket.assignee.name });
      return happen({ type: 'claimed', tellsCustomer: !ticket.claimTold });
    },
  },
  release: {
    staleBy: ['ownership'],
    decide(ticket, _, actor) {
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (!ticket.assignee) return refuse({ reason: 'unclaimed' });
      if (!mayHandOver(ticket, actor)) return notTheirs(ticket);
      // No form asks them, as one does where it goes to a colleague. Of others who are inside the card says so to all.
      const staysInside = ticket.assignee.id === actor.id && isInside(ticket.entries, actor.id);
      return staysInside ? refuse({ reason: 'inside-yourself' }) : happen({ type: 'released' });
    },
  },
  reassign: {
    staleBy: ['ownership'],
    decide(ticket, { to }, actor) {
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (ticket.assignee?.id === to.id) return refuse({ reason: 'nothing-changed' });
      return mayHandOver(ticket, actor) ? happen(reassigned(ticket, to)) : notTheirs(ticket);
    },
  },
  'take-over': {
    staleBy: [],
    decide(ticket, { unable }, actor) {
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (ticket.assignee?.id === actor.id) return refuse({ reason: 'already-yours' });
      if (!ticket.assignee) return happen({ type: 'claimed', tellsCustomer: !ticket.claimTold });
      // What somebody leaves open while they are away is offered to everybody; what they may not see, to all who may.
      const isLeft = ticket.assignee.id === unable;
      if (!mayHandOver(ticket, actor) && !mayTakeOver(ticket) && !isLeft) return notTheirs(ticket);
      return happen(reassigned(ticket, actor));
    },
  },
};

export const claimingEvents: Events<ClaimingEvent> = {
  claimed: {
    ...act,
    moves: 'ownership',
    tellsOutside: 'ticket.claimed',
    letter: ({ tellsCustomer }, actor) => claimLetter(tellsCustomer, signedBy(actor)),
    strings: {},
    evolve(ticket, _, actor, at) {
      if (actor.kind !== 'operator') throw new Error('only an operator claims');
      return taken(ticket, actor, at);
    },
  },
  released: {
    ...remark,
    moves: 'ownership',
    tellsOutside: 'ticket.released',
    strings: {},
    // Who waits for an answer goes on waiting: the question to the customer stands, whoever has the ticket.
    evolve: ({ status }) => ({
      ...awake,
      ...nobodysTurn,
      status: status === 'waiting' ? 'waiting' : 'new',
      assignee: null,
    }),
  },
  reassigned: {
    ...act,
    isImportant: true,
    moves: 'ownership',
    calls: ({ to }) => to.id,
    tellsOutside: 'ticket.reassigned',
    letter: ({ tellsCustomer, to }) => claimLetter(tellsCustomer, to),
    strings: { 'to.name': 'theirs' },
    evolve: (ticket, { to }, _, at) => taken(ticket, to, at),
  },
};

function reassigned(
  { claimTold }: Ticket,
  { id, name }: Named,
): Extract<ClaimingEvent, { type: 'reassigned' }> {
  return { type: 'reassigned', to: { id, name }, tellsCustomer: !claimTold };
}

function taken(ticket: Ticket, { id, name }: Named, at: Date): Partial<Ticket> {
  return {
    ...awake,
    ...nobodysTurn,
    status: ticket.status === 'new' ? 'assigned' : ticket.status,
    assignee: { id, name },
    claimedAt: ticket.claimedAt ?? at,
    claimTold: true,
  };
}

/** Whom to expect: once is enough. */
function claimLetter(tellsCustomer: boolean, operator: LetterOrder['operator']): LetterOrder | null {
  return tellsCustomer ? { kind: 'claim', text: '', operator } : null;
}

/** A ticket is taken from its assignee by the assignee or by a manager; one that nobody has, by anybody. */
export function mayHandOver(ticket: Ticket, actor: Extract<Actor, { kind: 'operator' }>): boolean {
  return !ticket.assignee || ticket.assignee.id === actor.id || actor.role !== 'operator';
}

/** Who is told that a promise is about to be broken may act on it. */
function mayTakeOver({ escalation }: Ticket): boolean {
  return escalation.struck.resolve > 0;
}

export function notTheirs(ticket: Ticket): { ok: false; refusal: ClaimingRefusal } {
  const assignee = ticket.assignee?.name ?? '';
  return refuse({
    reason: 'not-allowed',
    needs: 'assignee-or-manager',
    assignee,
    mayTakeOver: mayTakeOver(ticket),
  });
}
