import { openTicket } from './chapters/opening.ts';
import type { RecordedEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { isTheirs } from './people/is-theirs.ts';

/**
 * Whether somebody watches a request from a time when it was their business: whoever begins to watch what a colleague has does not make it
 * theirs by that. Its words may be missing. Pure.
 *
 * @param log all that happened to it
 */
export function watchesAsTheirs(log: readonly RecordedEvent[], operator: { id: number }): boolean {
  const [first, ...others] = log;
  if (first?.event.type !== 'ticket-opened') return false;
  let ticket = openTicket(first.ticket, first.event, first.at);
  let isEarly = false;
  for (const { event, actor, at } of others) {
    const isOfTheirs = actor.kind === 'operator' && actor.id === operator.id;
    if (isOfTheirs && event.type === 'watched') isEarly ||= isTheirs(ticket, operator, false);
    if (isOfTheirs && event.type === 'unwatched') isEarly = false;
    ticket = evolve(ticket, event, actor, at);
  }
  return isEarly && ticket.watchers.some(({ id }) => id === operator.id);
}
