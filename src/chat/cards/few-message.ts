import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { CommandAnswer } from '../card.ts';
import type { Moment } from '../in-words/moment.ts';
import { readable } from '../readable.ts';
import { wordsIn } from '../words/words.ts';
import { privateMessage } from './private-message.ts';

const wordsAtMost = 600;

/** What each of the few is told of a restricted request, where they have no channel for it: its words, and how to read all. */
export function fewMessage(ticket: Seen<Ticket>, moment: Moment): CommandAnswer {
  const { toFew } = wordsIn(moment.speech.language).restricted;
  return privateMessage(toFew, ticket, readable(ticket.excerpt, wordsAtMost), [], moment);
}
