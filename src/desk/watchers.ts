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

/** What has its line in the thread, and that a promise is near or broken, which its call says there. */
function isOfInterest(event: TicketEvent): boolean {
  const { isReading, isSaidElsewhere } = traitsOf(event);
  return event.type === 'escalated' || !(isReading || isSaidElsewhere);
}
