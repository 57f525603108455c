import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { readableLine } from '../readable.ts';
import type { Words } from '../words/words.ts';

/** What a request is about, on one line; or that one may not see it. */
export function subjectInWords(request: Seen<Ticket>, words: Words, length: number): string {
  if (!hasWords(request)) return words.restricted.subject;
  if (request.erased) return words.erasing.subject;
  return readableLine(request.subject, length) || words.noSubject;
}

/** Whose request it is, and where one writes to them; an address stands once where there is no name beside it. */
export function customerWithAddress(request: Seen<Ticket>, words: Words): string {
  if (!hasWords(request)) return words.restricted.customer;
  if (request.erased) return words.erasing.person;
  const name = readableLine(request.requester.name, 80);
  const address = readableLine(request.requester.address, 120);
  const named = name.toLowerCase() === address.toLowerCase() ? '' : name;
  return [named, address || words.author.noAddress].filter(Boolean).join(' · ');
}

/** Whose request it is, by name or else by address; that there is neither, or that one may not see it. */
export function customerInWords(request: Seen<Ticket>, words: Words, length: number): string {
  if (!hasWords(request)) return words.restricted.customer;
  if (request.erased) return words.erasing.person;
  const { name, address } = request.requester;
  return readableLine(name, length) || readableLine(address, length) || words.author.noAddress;
}
