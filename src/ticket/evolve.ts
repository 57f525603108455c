import { events } from './chapters.ts';
import type { TicketEvent, TicketEventType } from './events.ts';
import type { ByType } from './grammar/chapter.ts';
import type { Ticket } from './ticket.ts';
import type { Actor } from './words.ts';

/** The ticket after the event. Pure. */
export function evolve(ticket: Ticket, event: TicketEvent, actor: Actor, at: Date): Ticket {
  const changed = {
    ...ticket,
    ...changes(ticket, event, actor, at),
    version: ticket.version + 1,
    updatedAt: at,
  };
  return actor.kind === 'operator' && events[event.type].isAct
    ? { ...changed, escalation: { ...changed.escalation, actedAt: at.getTime() } }
    : changed;
}

function changes<Type extends TicketEventType>(
  ticket: Ticket,
  event: ByType<TicketEvent, Type>,
  actor: Actor,
  at: Date,
): Partial<Ticket> {
  return events[event.type].evolve(ticket, event, actor, at);
}
