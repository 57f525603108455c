import type { RecordedEvent, TicketEvent, TicketEventType } from '../../ticket/events.ts';
import type { ByType } from '../../ticket/grammar/chapter.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import { readableLine } from '../readable.ts';
import type { Words } from '../words/words.ts';
import { eventLines, heldLines } from './event-lines.ts';

/**
 * One event as one line, for the card's thread, a stale press, and the log on the command line. Notes are quoted,
 * letters are not: what was written to the customer is read in the conversation, where reading is recorded.
 *
 * @param held why the event's automatic letter was not sent, if it was not
 */
export function eventInWords(
  words: Words,
  { event, actor, origin }: Seen<RecordedEvent>,
  held: string | null = null,
): string {
  const who = whoInWords(words, actor, origin);
  const heldLine = held && heldLines[event.type]?.(words.lines, who, held);
  return heldLine || lineOf(words, event, who, actor);
}

/** Whether its line tells why the letter that it ordered was not sent. */
export function tellsWhatIsHeld({ type }: TicketEvent): boolean {
  return type in heldLines;
}

function lineOf<Type extends TicketEventType>(
  words: Words,
  event: ByType<TicketEvent, Type>,
  who: string,
  actor: Actor,
): string {
  return eventLines[event.type](event, { words, lines: words.lines, who, actor });
}

/** "Anna Rossi (Slack)": who did it, and where. Customers write by mail, which need not be said. */
function whoInWords(words: Words, actor: Actor, origin: Origin): string {
  switch (actor.kind) {
    case 'operator':
      return `${readableLine(actor.name, 80)} (${words.origin[origin]})`;
    case 'customer':
      return readableLine(actor.name || actor.address, 80) || words.customer;
    case 'desk':
      return words.deskItself;
    default:
      return actor satisfies never;
  }
}
