import type { RecordedEvent, TicketEventType } from '../ticket/events.ts';
import { traitsOf } from '../ticket/traits.ts';
import type { Desk, Destination } from './desk.ts';
import { isAmong } from './places.ts';

/** Where less is told. */
export type Telling = Pick<Desk, 'quietThreads'>;

/** Of what happened at once, what one line says for another: one happening is told in one line. */
const saidWith: Partial<Record<TicketEventType, TicketEventType[]>> = {
  'message-received': ['reopened'],
  // Who answers what nobody had has it from then on.
  claimed: ['replied', 'clarification-asked', 'closed'],
  classified: ['claimed'],
  'language-changed': ['classified'],
  restricted: ['withdrawn'],
};

/**
 * What of that which happened at once is told in the thread of a card: what neither the card nor a call says anyway, each
 * happening in one line; in a channel whose threads are quiet, what is important.
 */
export function toldInThread(
  events: RecordedEvent[],
  place: Destination,
  { quietThreads }: Telling,
): RecordedEvent[] {
  const isQuiet = isAmong(quietThreads, place);
  const types = events.map(({ event }) => event.type);
  return events.filter(({ event }) => {
    const { isSaidElsewhere, isImportant } = traitsOf(event);
    const isSaidWith = saidWith[event.type]?.some(type => types.includes(type)) ?? false;
    return !isSaidElsewhere && !isSaidWith && (isImportant || !isQuiet);
  });
}
