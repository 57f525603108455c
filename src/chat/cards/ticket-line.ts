import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { ticketButton } from '../actions/button.ts';
import { open } from '../actions/conversation/open.ts';
import type { TicketLine } from '../card.ts';
import type { Moment } from '../in-words/moment.ts';
import { deadlineTone, nextDeadlineInWords } from '../in-words/promises-in-words.ts';
import { customerInWords, subjectInWords } from '../in-words/request-in-words.ts';
import { statusInWords } from '../in-words/status-in-words.ts';
import { suggestionInWords } from '../in-words/suggestion-in-words.ts';
import { readableLine } from '../readable.ts';
import { ageInWords } from '../say.ts';
import { wordsIn } from '../words/words.ts';

/** A ticket as a line of a list: chat commands and Slack's App Home. */
export function ticketLine(ticket: Seen<Ticket>, moment: Moment): TicketLine {
  const { speech, now } = moment;
  const words = wordsIn(speech.language);
  const details = [
    customerInWords(ticket, words, 60),
    statusInWords(ticket, words),
    ticket.priority && words.priority[ticket.priority],
    ticket.assignee && readableLine(ticket.assignee.name, 60),
    ageInWords(words, ticket.openedAt, now),
    suggestionInWords(ticket, words),
  ];
  return {
    number: ticket.number,
    version: ticket.version,
    token: `#${ticket.number}`,
    subject: subjectInWords(ticket, words, 100),
    details: details.filter(Boolean).join(' · '),
    deadline: nextDeadlineInWords(ticket, moment),
    deadlineTone: deadlineTone(ticket, moment),
    buttons: hasWords(ticket) ? [ticketButton(open, ticket, words, { label: words.commands.open })] : [],
  };
}
