import { expect } from 'vitest';
import { openTicket } from '../../src/ticket/chapters/opening.ts';
import type { TicketCommand } from '../../src/ticket/commands.ts';
import { decide } from '../../src/ticket/decide.ts';
import type { TicketEvent } from '../../src/ticket/events.ts';
import { evolve } from '../../src/ticket/evolve.ts';
import type { Refusal } from '../../src/ticket/refusals.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import type { Actor } from '../../src/ticket/words.ts';
import { shippedTerms } from '../chat/a-moment.ts';
import { bug } from './categories.ts';

export const anna: Actor = { kind: 'operator', id: 1, name: 'Anna Rossi', role: 'operator' };
export const marco: Actor = { kind: 'operator', id: 2, name: 'Marco Bianchi', role: 'operator' };
export const giulia: Actor = { kind: 'operator', id: 3, name: 'Giulia Verdi', role: 'manager' };
export const customer: Actor = { kind: 'customer', name: 'Paolo Neri', address: 'paolo@cliente.example' };

export const arrival = new Date('2026-11-24T09:30:00Z');

const opened: Extract<TicketEvent, { type: 'ticket-opened' }> = {
  type: 'ticket-opened',
  subject: 'Stampa fatture ferma',
  language: 'it',
  mailbox: 'support@interzen.example',
  requester: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
  participants: ['paolo@cliente.example'],
  fromMachine: false,
  fromBacklog: false,
  excerpt: 'Buongiorno, la stampa delle fatture è ferma.',
  suggestion: null,
  linkedTo: null,
  looksLike: null,
  messageId: '<1@cliente.example>',
};

type Step = [TicketEvent, Actor];

/** A ticket to which this happened. */
export function ticketOf(...steps: Step[]): Ticket {
  return steps.reduce(
    (ticket, [event, actor]) => evolve(ticket, event, actor, arrival),
    openTicket(1001, opened, arrival),
  );
}

export const claimedBy = (actor: Actor): Step => [{ type: 'claimed', tellsCustomer: true }, actor];
export const asBug: Step = [{ type: 'classified', category: bug, priority: 2, bySuggestion: false }, anna];
export const closedBy = (actor: Actor): Step => [{ type: 'closed', resolution: 'Corretto.' }, actor];

/** given(ticket).when(command, actor).gives(events) or .refused(reason) */
export function given(ticket: Ticket) {
  return {
    when: (command: TicketCommand, actor: Actor) => {
      const decision = decide(ticket, command, actor, shippedTerms.policy.catalogue);
      return {
        gives: (...events: TicketEvent[]) => expect(decision).toEqual({ ok: true, events }),
        refused: (refusal: Refusal) => expect(decision).toEqual({ ok: false, refusal }),
      };
    },
  };
}
