import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { withAbsence } from '../away/in-words.ts';
import type { SharedRequest } from '../card-parts.ts';
import { headOf } from '../cards/ticket/head.ts';
import { lateToTheMinute } from '../cards/ticket/time-left.ts';
import type { Moment } from '../in-words/moment.ts';
import { subjectInWords } from '../in-words/request-in-words.ts';
import { statusInWords } from '../in-words/status-in-words.ts';
import { instantInWords } from '../say.ts';
import { sharedWords } from '../words/sharing/shared.ts';
import { type Words, wordsIn } from '../words/words.ts';

const subjectLength = 140;
const nameLength = 60;

/**
 * A request as all see it who read there: what it is about, how it stands, what is promised, who has it.
 *
 * @param ticket as they may see it
 * @param link to its card; '' for none
 */
export function sharedRequest(ticket: Seen<Ticket>, moment: Moment, link: string): SharedRequest {
  const { speech, now } = moment;
  const words = wordsIn(speech.language);
  const { tone, words: standing, next } = headOf(ticket, moment, lateToTheMinute);
  const isOpen = ticket.status !== 'closed';
  return {
    title: titleOf(ticket, moment, words),
    status: [
      isOpen ? statusInWords(ticket, words) : '',
      isOpen && ticket.assignee ? withAbsence(ticket.assignee, moment, nameLength) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    tone,
    standing,
    next,
    asOf: sharedWords[speech.language].asOf(instantInWords(speech, now)),
    link: link === '' ? null : { label: words.restricted.toCard, url: link },
  };
}

/** Its number alone, for those who are told nothing of it: the same whether there is such a request or not. */
export function numberAlone(number: number, { speech: { language } }: Moment): SharedRequest {
  const said = sharedWords[language];
  return {
    title: `${said.wordless} #${number}`,
    status: said.inChat,
    tone: 'none',
    standing: '',
    next: '',
    asOf: '',
    link: null,
  };
}

/** What is not restricted does not say that it is, where its words are not shown. */
function titleOf(ticket: Seen<Ticket>, { speech }: Moment, words: Words): string {
  const token = `#${ticket.number}`;
  return hasWords(ticket) || ticket.restricted
    ? `${token} ${subjectInWords(ticket, words, subjectLength)}`
    : `${sharedWords[speech.language].wordless} ${token}`;
}
