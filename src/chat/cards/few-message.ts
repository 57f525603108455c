import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { restrictTwinsToo } from '../actions/restricting/restrict-twins.ts';
import type { CommandAnswer } from '../card.ts';
import type { Moment } from '../in-words/moment.ts';
import { readable } from '../readable.ts';
import { restrictingNotices } from '../words/chapters/restricting.ts';
import { wordsIn } from '../words/words.ts';
import { privateMessage } from './private-message.ts';

const wordsAtMost = 600;

/**
 * What each of the few is told of a restricted request, where they have no channel for it: its words, and how to read all; and
 * what may be the same, which all see still.
 */
export function fewMessage(ticket: Seen<Ticket>, moment: Moment): CommandAnswer {
  const { language } = moment.speech;
  const { toFew } = wordsIn(language).restricted;
  const twins = restrictingNotices.twins(ticket);
  const what = [readable(ticket.excerpt, wordsAtMost), ...(twins ? [twins[language]] : [])].join('\n');
  return privateMessage(toFew, ticket, what, twins ? [restrictTwinsToo] : [], moment);
}
