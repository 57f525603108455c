import type { Passage } from '../../store/search/passages.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { FoundToShare } from '../card.ts';
import { ticketLine } from '../cards/ticket-line.ts';
import { passageInWords } from '../finding/passage-in-words.ts';
import type { Moment } from '../in-words/moment.ts';

/** A line of what was found, as whoever looks may see it, with the words that were found. */
export function foundRequest(
  ticket: Seen<Ticket>,
  passage: Seen<Passage> | null,
  moment: Moment,
): Omit<FoundToShare, 'shared'> {
  const { token, subject, details } = ticketLine(ticket, moment);
  const found = passage ? passageInWords(passage, moment.speech).parts.map(({ text }) => text) : [];
  return {
    title: `${token} ${subject}`,
    text: [details, found.join('')].filter(Boolean).join(' · '),
  };
}
