import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import type { TicketAction } from '../actions/action.ts';
import { isOrphaned } from '../actions/claiming/orphaned.ts';
import { turnInWords, withAbsence } from '../away/in-words.ts';
import type { TicketLine } from '../card.ts';
import { priorityInWords, suggestionInWords } from '../in-words/classification-in-words.ts';
import { companyNameInWords } from '../in-words/company-in-words.ts';
import type { Moment } from '../in-words/moment.ts';
import { customerInWords, subjectInWords } from '../in-words/request-in-words.ts';
import { statusInWords } from '../in-words/status-in-words.ts';
import { incidentName } from '../incidents/incident-name.ts';
import type { SaidAbove } from '../lists/list.ts';
import { readableLine } from '../readable.ts';
import { ageInWords, instantInWords } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { buttonsInLine } from './line-buttons.ts';
import { headOf } from './ticket/head.ts';
import { lateToTheMinute } from './ticket/time-left.ts';

/**
 * A ticket as a line of a list: what it is, whose, how long still, and what can be done about it.
 *
 * @param link to its card; '' where it lies in none
 * @param note why it stands here, as people may have written it; '' where the list says it
 * @param own what whoever reads it can do about it besides what its card offers
 * @param operators who may act on it, where that is known: what nobody of them has is to be claimed, as its card says
 */
export function ticketLine(
  ticket: Seen<Ticket>,
  moment: Moment,
  {
    link = '',
    note = '',
    saidAbove,
    own = [],
    operators = [],
  }: {
    link?: string;
    note?: string;
    saidAbove?: SaidAbove | undefined;
    own?: TicketAction[];
    operators?: Operator[];
  } = {},
): TicketLine {
  const { speech, now } = moment;
  const words = wordsIn(speech.language);
  const { tone, words: standing, next } = headOf(ticket, moment, lateToTheMinute);
  const details = [
    customerInWords(ticket, words, 60),
    companyNameInWords(ticket, moment),
    // Where nothing runs, the line above says how it stands.
    tone === 'none' || tone === 'paused' || ticket.waitingSince ? '' : statusInWords(ticket, words),
    ticket.snoozedUntil && ticket.status !== 'closed'
      ? words.head.snoozed(instantInWords(speech, ticket.snoozedUntil))
      : '',
    ticket.priority && priorityInWords(speech, ticket.priority),
    whoseInWords(ticket, moment, saidAbove, operators),
    saidAbove !== 'incident' &&
      ticket.partOf &&
      words.incident.of(incidentName({ id: ticket.incident ?? 0, title: ticket.partOf.title }, words, 60)),
    words.arrivedAt(ageInWords(words, ticket.openedAt, now)),
    suggestionInWords(ticket, speech),
  ];
  return {
    number: ticket.number,
    version: ticket.version,
    token: `#${ticket.number}`,
    link,
    subject: subjectInWords(ticket, words, 100),
    details: details.filter(Boolean).join(' · '),
    deadline: [standing, next].filter(Boolean).join(' · '),
    deadlineTone: tone,
    note: readableLine(note, 200),
    buttons: buttonsInLine(ticket, moment, words, own, operators),
  };
}

function whoseInWords(
  ticket: Seen<Ticket>,
  moment: Moment,
  saidAbove: SaidAbove | undefined,
  operators: Operator[],
): string {
  const words = wordsIn(moment.speech.language);
  if (!ticket.assignee) return turnInWords(ticket, words);
  if (isOrphaned(ticket, operators)) return words.head.orphaned(readableLine(ticket.assignee.name, 60));
  return saidAbove === 'assignee' ? '' : words.head.assignedTo(withAbsence(ticket.assignee, moment, 60));
}
