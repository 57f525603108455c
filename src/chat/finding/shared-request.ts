import type { Passage } from '../../store/search/passages.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { FoundToShare } from '../card.ts';
import { ticketLine } from '../cards/ticket-line.ts';
import type { Moment } from '../in-words/moment.ts';
import { subjectInWords } from '../in-words/request-in-words.ts';
import { statusInWords } from '../in-words/status-in-words.ts';
import { wordsIn } from '../words/words.ts';
import { passageInWords } from './passage-in-words.ts';

/**
 * @param mine as whoever looks may see it, with the words that were found
 * @param theirs as those may see it who read where it is shown
 * @param aloud in their words
 */
export function toShare(
  mine: Seen<Ticket>,
  passage: Seen<Passage> | null,
  theirs: Seen<Ticket>,
  moment: Moment,
  aloud: Moment,
): FoundToShare {
  const { token, subject, details } = ticketLine(mine, moment);
  const found = passage ? passageInWords(passage, moment.speech).parts.map(({ text }) => text) : [];
  return {
    title: `${token} ${subject}`,
    text: [details, found.join('')].filter(Boolean).join(' · '),
    shared: sharedRequest(theirs, aloud),
  };
}

function sharedRequest(ticket: Seen<Ticket>, moment: Moment): FoundToShare['shared'] {
  const words = wordsIn(moment.speech.language);
  const { deadline, deadlineTone } = ticketLine(ticket, moment);
  return {
    title: `#${ticket.number} ${subjectInWords(ticket, words, 100)}`,
    status: statusInWords(ticket, words),
    deadline,
    deadlineTone,
  };
}
