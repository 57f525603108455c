import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Language } from '../../ticket/words.ts';
import { readableLine } from '../readable.ts';
import { restricted } from '../words/restricted.ts';
import { wordsIn } from '../words/words.ts';

/** What a request is about, on one line; or that one may not see it. */
export function subjectInWords(request: Seen<Ticket>, language: Language, length: number): string {
  if (!hasWords(request)) return restricted.subject[language];
  return readableLine(request.subject, length) || wordsIn(language).noSubject;
}

/** Whose request it is, by name or else by address; or that one may not see it. */
export function customerInWords(request: Seen<Ticket>, language: Language, length: number): string {
  if (!hasWords(request)) return restricted.customer[language];
  const { name, address } = request.requester;
  return readableLine(name, length) || readableLine(address, length);
}
