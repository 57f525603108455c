import { urgentAsSuggested } from '../../ticket/clock/as-suggested.ts';
import { isCall } from '../../ticket/clock/calls.ts';
import type { RecordedEvent, TicketEvent } from '../../ticket/events.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { traitsOf } from '../../ticket/traits.ts';
import type { Where } from '../actions/action.ts';
import { withAbsence } from '../away/in-words.ts';
import type { ListItem } from '../card.ts';
import { priorityInWords } from '../in-words/classification-in-words.ts';
import { eventInWords } from '../in-words/event-in-words.ts';
import type { Moment } from '../in-words/moment.ts';
import { deadlineTone, pressingInWords } from '../in-words/promises-in-words.ts';
import { customerInWords, subjectInWords } from '../in-words/request-in-words.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { actionsInList } from './card-actions.ts';

/**
 * A ticket that is in danger, with all that one needs to decide: what, how long, who has it, what happened last.
 *
 * @param why why the reader is told; '' where the list says it
 * @param events the ticket's log
 * @param list which buttons stand beside it
 * @param link to its card; '' where it lies in none
 */
export function endangered(
  ticket: Seen<Ticket>,
  why: string,
  events: Seen<RecordedEvent>[],
  list: Exclude<Where['on'], 'card'>,
  moment: Moment,
  link = '',
): ListItem {
  const { speech } = moment;
  const words = wordsIn(speech.language);
  const { ping } = words.clock;
  const [next = '', ...others] = pressingInWords(ticket, moment);
  const customer = customerInWords(ticket, words, 60);
  return {
    ticket: ticket.number,
    token: `#${ticket.number}`,
    link,
    title: subjectInWords(ticket, words, 100),
    deadline: next,
    deadlineTone: deadlineTone(ticket, moment),
    lines: [
      ...others,
      [ping.arrived(instantInWords(speech, ticket.openedAt), customer), urgencyInList(ticket, speech)]
        .filter(Boolean)
        .join(' · '),
      [
        ticket.assignee ? ping.assignee(withAbsence(ticket.assignee, moment, 60)) : ping.nobody,
        latestInWords(ticket, events, speech),
      ]
        .filter(Boolean)
        .join(' · '),
      why,
    ].filter(line => line !== ''),
    actions: actionsInList(list, ticket, words),
  };
}

/** What happened last, or that nothing did. Whoever may not know what happened is not told that nothing did: '' then. */
function latestInWords(ticket: Seen<Ticket>, events: Seen<RecordedEvent>[], speech: Speech): string {
  const { ping } = wordsIn(speech.language).clock;
  if (!hasWords(ticket)) return '';
  const latest = events.findLast(({ event }) => isNews(event));
  return latest
    ? ping.latest(readableLine(eventInWords(speech, latest), 160), instantInWords(speech, latest.at))
    : ping.noAction;
}

/** What is proposed calls people as what is said does: it says which it is. */
function urgencyInList(ticket: Seen<Ticket>, speech: Speech): string {
  if (ticket.priority !== null) return priorityInWords(speech, ticket.priority);
  const proposed = urgentAsSuggested(ticket, speech.catalogue);
  return proposed ? wordsIn(speech.language).head.suggested(priorityInWords(speech, proposed)) : '';
}

/** Whoever did it, the customer too; that it came, that somebody read it and that people were called is no news. */
function isNews(event: TicketEvent): boolean {
  return event.type !== 'ticket-opened' && !traitsOf(event).isReading && !isCall(event);
}
