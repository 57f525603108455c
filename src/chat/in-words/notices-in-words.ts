import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { instantInWords, type Speech } from '../say.ts';
import { notices } from '../words/chapters.ts';

/** What an operator must know first, by what it is about: who wrote, where that is not plain, and what is unusual. */
export function noticesInWords(ticket: Seen<Ticket>, speech: Speech): { id: string; text: string }[] {
  return Object.entries(notices).flatMap(([id, notice]) => {
    const said = notice(ticket, at => instantInWords(speech, at));
    return said ? [{ id, text: said[speech.language] }] : [];
  });
}
