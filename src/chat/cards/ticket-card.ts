import { isPromised } from '../../ticket/clock/deadlines.ts';
import type { Terms } from '../../ticket/clock/terms.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { TicketCard } from '../card.ts';
import type { Moment } from '../in-words/moment.ts';
import { noticesInWords } from '../in-words/notices-in-words.ts';
import { deadlineTone, nextDeadlineInWords } from '../in-words/promises-in-words.ts';
import { customerInWords, customerWithAddress, subjectInWords } from '../in-words/request-in-words.ts';
import { statusInWords } from '../in-words/status-in-words.ts';
import { suggestionInWords } from '../in-words/suggestion-in-words.ts';
import { noLetter } from '../letter-now.ts';
import { readable, readableLine } from '../readable.ts';
import { ageInWords, instantInWords } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { actionsOnCard } from './card-actions.ts';

const tones = { new: 'new', assigned: 'working', waiting: 'waiting', closed: 'closed' } as const;

/**
 * The card of a ticket as it is now. Pure.
 *
 * @param letter what is so of the letter that was written last
 * @param files how many came with its mails
 */
export function ticketCard(ticket: Seen<Ticket>, moment: Moment, letter = noLetter, files = 0): TicketCard {
  const { speech, now } = moment;
  const words = wordsIn(speech.language);
  const token = `#${ticket.number}`;
  const { language } = speech;
  const subject = subjectInWords(ticket, words, 140);
  const customer = customerInWords(ticket, words, 80);
  const status = statusInWords(ticket, words);
  return {
    number: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language,
    token,
    subject,
    customer: customerWithAddress(ticket, words),
    excerpt: hasWords(ticket)
      ? readable(ticket.excerpt, 300) || words.conversation.empty
      : words.restricted.excerpt,
    tone: tones[ticket.status],
    statusLabel: status,
    facts: facts(ticket, moment, words),
    deadline: nextDeadlineInWords(ticket, moment),
    deadlineTone: deadlineTone(ticket, moment),
    suggestion: suggestionInWords(ticket, words),
    notices: noticesInWords(ticket, speech),
    times: [
      ...(files > 0 ? [words.files.received(files)] : []),
      words.times(
        instantInWords(speech, ticket.openedAt),
        ageInWords(words, ticket.openedAt, now),
        instantInWords(speech, now),
      ),
    ].join(' · '),
    summary: `${token} ${subject} · ${customer} · ${status}`,
    actions: actionsOnCard(ticket, letter, speech),
  };
}

function facts(ticket: Seen<Ticket>, { terms }: Moment, words: Words): TicketCard['facts'] {
  const all: TicketCard['facts'] = [
    {
      id: 'category',
      label: words.facts.category,
      value: ticket.category ? words.category[ticket.category] : words.unclassified,
    },
    {
      id: 'priority',
      label: words.facts.priority,
      value: priorityInWords(ticket, terms, words),
    },
    {
      id: 'assignee',
      label: words.facts.assignee,
      value: ticket.assignee ? readableLine(ticket.assignee.name, 80) : words.nobody,
    },
    { id: 'language', label: words.facts.language, value: words.language[ticket.language] },
  ];
  if (ticket.resolution)
    all.push({ id: 'resolution', label: words.facts.resolution, value: readable(ticket.resolution, 300) });
  return all;
}

/** Where a deadline is counted all the same, by which priority. */
function priorityInWords(ticket: Seen<Ticket>, { policy }: Terms, words: Words): string {
  if (ticket.priority) return words.priority[ticket.priority];
  if (ticket.fromBacklog || !isPromised(ticket.category)) return words.noPriority;
  return words.countsAs(words.priority[policy.defaultPriority]);
}
