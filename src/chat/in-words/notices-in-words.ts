import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { instantInWords, type Speech } from '../say.ts';
import { notices } from '../words/chapters.ts';

/** What an operator must know first: who wrote, where that is not plain, and what is unusual about the ticket. */
export function noticesInWords(ticket: Seen<Ticket>, speech: Speech): string[] {
  return Object.values(notices)
    .map(notice => notice(ticket, at => instantInWords(speech, at)))
    .flatMap(said => (said ? said[speech.language] : []));
}
