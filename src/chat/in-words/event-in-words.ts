import type { RecordedEvent, TicketEvent, TicketEventType } from '../../ticket/events.ts';
import type { ByType } from '../../ticket/grammar/chapter.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import { fieldInWords } from '../own-fields/in-words.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import type { Lines, Named } from '../words/chapter.ts';
import { heldLines } from '../words/chapters.ts';
import type { Said } from '../words/in-both.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { classificationInWords } from './classification-in-words.ts';

/**
 * One event as one line, for the card's thread, a stale press, and the log on the command line. Notes are quoted,
 * letters are not: what was written to the customer is read in the conversation, where reading is recorded.
 *
 * @param held why the event's automatic letter was not sent, if it was not
 */
export function eventInWords(
  speech: Speech,
  { event, actor, origin }: Seen<RecordedEvent>,
  held: string | null = null,
): string {
  const words = wordsIn(speech.language);
  const who = whoInWords(words, actor, origin);
  return (held && heldLineOf(words, event, who, held)) || lineOf(words.lines, event, who, actor, speech);
}

/** Whether its line tells why the letter that it ordered was not sent. */
export function tellsWhatIsHeld({ type }: TicketEvent): boolean {
  return type in heldLines;
}

function heldLineOf(words: Words, { type }: TicketEvent, who: string, why: string): string | undefined {
  const held: Partial<Record<TicketEventType, (who: string, why: string) => string>> = words.heldLines;
  return held[type]?.(who, why);
}

function lineOf<Type extends TicketEventType>(
  lines: Lines<TicketEvent, string>,
  event: ByType<TicketEvent, Type>,
  who: string,
  actor: Actor,
  speech: Speech,
): string {
  return lines[event.type](event, who, actor, instantIn(speech), namedIn(speech));
}

function instantIn(speech: Speech): (at: Date) => Said {
  return at => ({
    it: instantInWords({ ...speech, language: 'it' }, at),
    en: instantInWords({ ...speech, language: 'en' }, at),
  });
}

function namedIn({ catalogue }: Speech): Named {
  return {
    classification: (category, priority) => ({
      it: classificationInWords({ language: 'it', catalogue }, category, priority),
      en: classificationInWords({ language: 'en', catalogue }, category, priority),
    }),
    field: field => ({
      it: fieldInWords(field, { language: 'it', catalogue }),
      en: fieldInWords(field, { language: 'en', catalogue }),
    }),
  };
}

/** "Anna Rossi (Slack)": who did it, and where. Customers write by mail, which need not be said; by a form is. */
function whoInWords(words: Words, actor: Actor, origin: Origin): string {
  switch (actor.kind) {
    case 'operator':
      return `${readableLine(actor.name, 80)} (${words.origin[origin]})`;
    case 'customer':
      return `${readableLine(actor.name || actor.address, 80) || words.customer}${origin === 'api' || origin === 'portal' ? ` (${words.origin[origin]})` : ''}`;
    case 'desk':
      return words.deskItself;
    default:
      return actor satisfies never;
  }
}
