import type { Ticket } from '../../ticket/ticket.ts';
import type { TicketLine } from '../card.ts';
import { readableLine } from '../readable.ts';
import { ageInWords } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { deadlineTone, nextDeadlineInWords } from './list-card.ts';
import type { Moment } from './moment.ts';
import { statusInWords } from './status-in-words.ts';
import { suggestionInWords } from './ticket-card.ts';

/** A ticket as a line of a list: chat commands and Slack's App Home. */
export function ticketLine(ticket: Ticket, moment: Moment): TicketLine {
  const { speech, now } = moment;
  const words = wordsIn(speech.language);
  const details = [
    readableLine(ticket.requester.name || ticket.requester.address, 60),
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
    subject: readableLine(ticket.subject, 100) || words.noSubject,
    details: details.filter(Boolean).join(' · '),
    deadline: nextDeadlineInWords(ticket, moment),
    deadlineTone: deadlineTone(ticket, moment),
    buttons: [
      {
        label: words.commands.open,
        verb: 'open',
        number: ticket.number,
        nonce: ticket.nonce,
        version: ticket.version,
      },
    ],
  };
}
