import { urgentAsSuggested } from '../../ticket/clock/as-suggested.ts';
import { type Deadline, deadlinesOf } from '../../ticket/clock/deadlines.ts';
import { promiseKinds } from '../../ticket/clock/policy.ts';
import type { Terms } from '../../ticket/clock/terms.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { ReadingView } from '../card.ts';
import type { Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { priorityInWords } from './classification-in-words.ts';
import { deadlineInWords } from './deadline-in-words.ts';

/** "Why this deadline?": both promises of a ticket, each with all that counted and all that did not. */
export function deadlineReading(ticket: Seen<Ticket>, terms: Terms, speech: Speech, now: Date): ReadingView {
  const { clock, leave } = wordsIn(speech.language);
  return {
    ticket: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language: speech.language,
    title: clock.why.title(`#${ticket.number}`),
    paragraphs: countedInWords(ticket, terms, speech, now),
    leave,
  };
}

/** How both promises of a ticket are counted. */
function countedInWords(ticket: Seen<Ticket>, terms: Terms, speech: Speech, now: Date): string[] {
  const { clock } = wordsIn(speech.language);
  const proposed = urgentAsSuggested(ticket, terms.policy.catalogue);
  const told = promiseKinds.flatMap(promise => deadlinesOf(ticket, terms)[promise] ?? []);
  const shown = hasWords(ticket) ? told : told.map(withoutName);
  if (shown.length === 0) return [clock.why.nothing];
  return [
    ...(proposed ? [clock.why.suggested(priorityInWords(speech, proposed))] : []),
    ...shown.flatMap(deadline => deadlineInWords(deadline, speech.language, now)),
  ];
}

/** Whose contract it is says whose request it is. */
export function withoutName(deadline: Deadline): Deadline {
  return { ...deadline, by: { ...deadline.by, company: null } };
}
