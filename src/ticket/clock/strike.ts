import type { Named, TicketEvent } from '../events.ts';
import type { Ticket } from '../ticket.ts';
import type { Terms } from './deadlines.ts';
import type { Tell } from './policy.ts';
import { closingAnnounced, type Due, dues } from './schedule.ts';

/** Who is there to be told, at this moment; `gone`: the ids of those who have left, who may still have tickets. */
export type Roster = { onDuty: Named[]; managers: Named[]; onCall: Named[]; gone?: number[] };

/**
 * What the clock does to a ticket now: everything that is due, and nothing that was done before. Late, repeated or
 * from two processes, the same rules give the same events once.
 */
export function strike(ticket: Ticket, terms: Terms, roster: Roster, now: Date): TicketEvent[] {
  return dues(ticket, terms, now)
    .filter(({ at }) => at <= now)
    .flatMap(due => eventsOf(due, ticket, terms, roster, now));
}

function eventsOf(due: Due, ticket: Ticket, terms: Terms, roster: Roster, now: Date): TicketEvent[] {
  switch (due.kind) {
    case 'escalate': {
      const { promise, share, repetition } = due;
      const isLeft = due.tell === 'assignee' && ticket.assignee && roster.gone?.includes(ticket.assignee.id);
      const tell = isLeft ? 'on-duty' : due.tell;
      const told = toldBy(tell, ticket, roster);
      return [{ type: 'escalated', promise, share, repetition, due: due.due.toISOString(), tell, told }];
    }
    case 'tell-on-call':
      return [{ type: 'on-call-told', told: firstOf(roster.onCall, roster.onDuty, roster.managers) }];
    case 'remind':
      return [{ type: 'reminded', closesAt: closingAnnounced(ticket, terms, now)?.toISOString() ?? null }];
    case 'close-silent':
      return [{ type: 'closed', resolution: '' }];
    default:
      return due satisfies never;
  }
}

function toldBy(tell: Tell, { assignee }: Ticket, roster: Roster): Named[] {
  switch (tell) {
    case 'assignee':
      return assignee ? [assignee] : [];
    case 'on-duty':
      return firstOf(roster.onDuty, roster.managers);
    case 'managers':
      return firstOf(roster.managers, roster.onDuty);
    default:
      return tell satisfies never;
  }
}

function firstOf(...groups: Named[][]): Named[] {
  return groups.find(group => group.length > 0) ?? [];
}
