import { type Deadline, deadlinesOf } from '../../ticket/clock/deadlines.ts';
import { promiseKinds } from '../../ticket/clock/policy.ts';
import type { Terms } from '../../ticket/clock/terms.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { ReadingView } from '../card.ts';
import type { Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { deadlineInWords } from './deadline-in-words.ts';

/** "Why this deadline?": both promises of a ticket, each with all that counted and all that did not. */
export function deadlineReading(ticket: Seen<Ticket>, terms: Terms, speech: Speech, now: Date): ReadingView {
  const { clock, leave } = wordsIn(speech.language);
  const deadlines = deadlinesOf(ticket, terms);
  const told = promiseKinds.map(promise => deadlines[promise]).filter((d): d is Deadline => d !== null);
  return {
    ticket: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language: speech.language,
    title: clock.why.title(`#${ticket.number}`),
    paragraphs:
      told.length > 0
        ? told.flatMap(deadline => deadlineInWords(deadline, speech.language, now))
        : [clock.why.nothing],
    leave,
  };
}
