import type { Effect } from '../outbox/effect.ts';
import type { RecordedEvent, TicketEvent } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { traitsOf } from '../ticket/traits.ts';

/** Who watches a request is told privately of each thing that happens to it, but for what they did themselves. */
export function watcherEffects(changes: { ticket: Ticket; events: RecordedEvent[] }[]): Effect[] {
  return changes.flatMap(({ ticket, events }) =>
    ticket.watchers.flatMap(({ id, on }) =>
      events
        .filter(({ event, actor }) => isOfInterest(event) && !(actor.kind === 'operator' && actor.id === id))
        .map(
          ({ sequence }): Effect => ({
            task: 'watcher',
            payload: { ticket: ticket.number, sequence, operator: id, platform: on },
            lane: `private:${on}`,
            replaces: `watcher:${on}:${id}:${ticket.number}:${sequence}`,
            isPatient: true,
          }),
        ),
    ),
  );
}

/** Said by a call, or by the card alone: who watches from afar hears of it. */
const saidElsewhere: ReadonlySet<TicketEvent['type']> = new Set(['escalated', 'joined-incident']);

/** What has its line in the thread, that a promise is near or broken, and that it is part of an incident now. */
function isOfInterest(event: TicketEvent): boolean {
  const { isReading, isSaidElsewhere } = traitsOf(event);
  return saidElsewhere.has(event.type) || !(isReading || isSaidElsewhere);
}
