import { events } from './chapters.ts';
import type { TicketEvent, TicketEventType } from './events.ts';
import type { ByType } from './grammar/chapter.ts';
import { told } from './grammar/traits.ts';

/** What is so of an event that happened: whoever shows events, or reacts to them, asks here. */
export function traitsOf<Type extends TicketEventType>(event: ByType<TicketEvent, Type>) {
  const { isAct, isReading, isSaidElsewhere, moves, calls } = events[event.type];
  return {
    isAct,
    isReading,
    isSaidElsewhere: told(isSaidElsewhere, event),
    moves: told(moves, event),
    calls: told(calls, event),
  };
}
