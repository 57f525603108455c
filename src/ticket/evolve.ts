import type { TicketEvent } from './events.ts';
import type { Ticket } from './ticket.ts';
import type { Actor } from './words.ts';

/** A ticket that has just been opened: the state before anything else happened to it. */
export function openTicket(
  number: number,
  event: Extract<TicketEvent, { type: 'ticket-opened' }>,
  at: Date,
): Ticket {
  const { type: _, messageId: __, ...opened } = event;
  return {
    ...opened,
    number,
    version: 1,
    status: 'new',
    category: null,
    priority: null,
    assignee: null,
    openedAt: at,
    claimedAt: null,
    claimTold: false,
    waitingSince: null,
    closedAt: null,
    resolution: null,
    updatedAt: at,
  };
}

/** The ticket after the event. Pure. */
export function evolve(ticket: Ticket, event: TicketEvent, actor: Actor, at: Date): Ticket {
  return { ...ticket, ...changes(ticket, event, actor, at), version: ticket.version + 1, updatedAt: at };
}

function changes(ticket: Ticket, event: TicketEvent, actor: Actor, at: Date): Partial<Ticket> {
  switch (event.type) {
    case 'ticket-opened':
      throw new Error('a ticket is opened once, by openTicket');
    case 'message-received':
      return {
        participants: [...new Set([...ticket.participants, ...event.joining])],
        ...(event.intent === 'message' ? { excerpt: event.excerpt } : {}),
        ...(event.endsWaiting ? { status: workedOn(ticket), waitingSince: null } : {}),
      };
    case 'claimed':
      if (actor.kind !== 'operator') throw new Error('only an operator claims');
      return {
        status: ticket.status === 'new' ? 'assigned' : ticket.status,
        assignee: { id: actor.id, name: actor.name },
        claimedAt: ticket.claimedAt ?? at,
        claimTold: true,
      };
    case 'classified':
      return { category: event.category, priority: event.priority };
    case 'clarification-asked':
      return { status: 'waiting', waitingSince: ticket.waitingSince ?? at };
    case 'closed':
      return { status: 'closed', closedAt: at, resolution: event.resolution, waitingSince: null };
    case 'released':
      // Who waits for an answer goes on waiting: the question to the customer stands, whoever has the ticket.
      return { status: ticket.status === 'waiting' ? 'waiting' : 'new', assignee: null };
    case 'reassigned':
      return {
        status: ticket.status === 'new' ? 'assigned' : ticket.status,
        assignee: event.to,
        claimedAt: ticket.claimedAt ?? at,
        claimTold: true,
      };
    case 'reopened':
      return {
        status: workedOn(ticket),
        closedAt: null,
        resolution: null,
        claimTold: ticket.assignee !== null,
      };
    case 'language-changed':
      return { language: event.language };
    case 'replied':
    case 'note-added':
    case 'conversation-opened':
    case 'attachment-opened':
      return {};
    default:
      return event satisfies never;
  }
}

function workedOn(ticket: Ticket): 'assigned' | 'new' {
  return ticket.assignee ? 'assigned' : 'new';
}
