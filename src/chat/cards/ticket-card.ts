import type { Others } from '../../store/tickets/others.ts';
import { isUrgent } from '../../ticket/catalogue/catalogue.ts';
import { urgentAsSuggested } from '../../ticket/clock/as-suggested.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import type { CardHead, TicketCard } from '../card.ts';
import { priorityInWords } from '../in-words/classification-in-words.ts';
import type { Moment } from '../in-words/moment.ts';
import { customerInWords, customerWithAddress, subjectInWords } from '../in-words/request-in-words.ts';
import { noLetter } from '../letter-now.ts';
import { fieldsInWords } from '../own-fields/in-words.ts';
import { readable } from '../readable.ts';
import { dateOf, dayEnds, instantFrom, type Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { actionsOnCard } from './card-actions.ts';
import { factsOf, noOthers } from './ticket/facts.ts';
import { headOf } from './ticket/head.ts';
import { noticesOf } from './ticket/notices.ts';

/** So long are the last words that a card shows: of the customer, or of who closed it. */
const excerptLength = 100;

/**
 * The card of a ticket as it is now. Pure.
 *
 * @param letter what is so of the letter that was written last
 * @param files how many came with its mails
 * @param others how many other requests the customer has
 * @param operators who there is
 */
export function ticketCard(
  ticket: Seen<Ticket>,
  moment: Moment,
  letter = noLetter,
  files = 0,
  others: Others = noOthers,
  operators: Operator[] = [],
): TicketCard {
  const { speech, now } = moment;
  const words = wordsIn(speech.language);
  const token = `#${ticket.number}`;
  const subject = subjectInWords(ticket, words, 140);
  const customer = customerInWords(ticket, words, 80);
  const head = headOf(ticket, moment);
  const urgency = urgencyInWords(ticket, speech);
  const isFolded = ticket.status === 'closed';
  const actions = actionsOnCard(ticket, letter, moment, operators);
  return {
    number: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language: speech.language,
    drawnAt: now,
    until: isFolded ? null : staysTrueUntil(head, ticket, speech, now),
    shape: isFolded ? 'folded' : 'whole',
    token,
    subject,
    urgency,
    head,
    customer: isFolded ? customer : customerWithAddress(ticket, words),
    excerpt: isFolded ? resolution(ticket) : excerpt(ticket, words),
    facts: factsOf(ticket, others, moment, operators),
    fields: isFolded ? [] : fieldsInWords(ticket, speech),
    notices: noticesOf(ticket, actions, moment),
    times: isFolded
      ? ''
      : [
          ...(files > 0 ? [words.files.received(files)] : []),
          words.arrivedAt(instantFrom(speech, ticket.openedAt, now)),
        ].join(' · '),
    summary: [urgency, `${token} ${subject}`, customer, head.words, head.next].filter(Boolean).join(' · '),
    actions,
    menu: words.menu,
  };
}

/** What the card says of time stays true so long: "today" ends at midnight, whatever is owed. */
function staysTrueUntil(
  { until }: CardHead,
  { openedAt }: Seen<Ticket>,
  speech: Speech,
  now: Date,
): Date | null {
  if (dateOf(speech, openedAt) !== dateOf(speech, now)) return until;
  const midnight = dayEnds(speech, now);
  return until && until < midnight ? until : midnight;
}

/** What cannot wait is said first, classified or proposed. */
function urgencyInWords(ticket: Seen<Ticket>, speech: Speech): string {
  if (ticket.status === 'closed') return '';
  const { catalogue, language } = speech;
  const proposed = urgentAsSuggested(ticket, catalogue);
  if (proposed) return wordsIn(language).head.suggested(priorityInWords(speech, proposed));
  const { priority } = ticket;
  return priority !== null && isUrgent(catalogue, priority) ? priorityInWords(speech, priority) : '';
}

function excerpt(ticket: Seen<Ticket>, words: Words): string {
  if (!hasWords(ticket)) return words.restricted.excerpt;
  return readable(ticket.excerpt, excerptLength) || words.conversation.empty;
}

function resolution(ticket: Seen<Ticket>): string {
  return readable(ticket.resolution ?? '', excerptLength);
}
