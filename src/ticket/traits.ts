import { events } from './chapters.ts';
import type { TicketEvent, TicketEventType } from './events.ts';
import type { ByType } from './grammar/chapter.ts';
import type { LetterOrder } from './grammar/letter-order.ts';
import { told } from './grammar/traits.ts';
import type { Actor } from './words.ts';

/** The letter to the customer that an event orders; null where it orders none. */
export function letterOrderedBy<Type extends TicketEventType>(
  event: ByType<TicketEvent, Type>,
  actor: Actor,
): LetterOrder | null {
  return events[event.type].letter?.(event, actor) ?? null;
}

/** What is so of an event that happened: whoever shows events, or reacts to them, asks here. */
export function traitsOf<Type extends TicketEventType>(event: ByType<TicketEvent, Type>) {
  const { isAct, isReading, isSaidElsewhere, isImportant, moves, calls, tellsOutside } = events[event.type];
  return {
    isAct,
    isReading,
    isSaidElsewhere: told(isSaidElsewhere, event),
    isImportant: told(isImportant, event),
    moves: told(moves, event),
    calls: told(calls, event),
    tellsOutside: told(tellsOutside, event),
  };
}
