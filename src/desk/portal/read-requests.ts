import { findAttachment } from '../../store/mail/attachments.ts';
import { type Attachment, conversationOf, type Message } from '../../store/mail/messages.ts';
import { numbersOf, type PortalStretch } from '../../store/portal/requests.ts';
import { findTicket, ticketsNumbered } from '../../store/tickets/tickets.ts';
import { wentBetween } from '../../ticket/portal/exchange.ts';
import { type Reader, standingTo } from '../../ticket/portal/reader.ts';
import { hasWords, type Seen, seen, seenPart } from '../../ticket/sight/seen.ts';
import { type Eyes, eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';

type Reading = Pick<Desk, 'db' | 'maySeeWords'>;

/** A message, as customers may see it, with its files. */
export type SeenMessage = Seen<Message & { attachments: Attachment[] }>;

/** A customer's eyes on one request. */
export function readersEyes(desk: Pick<Desk, 'maySeeWords'>, reader: Reader, request: Ticket): Eyes {
  return eyesOf(desk, { kind: 'customer', standing: standingTo(reader, request) }, 'portal');
}

/** A stretch of the requests that somebody may see, the latest first. @property older more of them stand behind */
export async function requestsFor(
  desk: Reading,
  reader: Reader,
  { limit, ...stretch }: PortalStretch,
): Promise<{ requests: Seen<Ticket>[]; older: boolean }> {
  const numbers = await numbersOf(desk.db, reader, { ...stretch, limit: limit + 1 });
  const tickets = await ticketsNumbered(desk.db, numbers.slice(0, limit));
  const requests = numbers
    .slice(0, limit)
    .flatMap(number => tickets.get(number) ?? [])
    .map(ticket => seen(ticket, readersEyes(desk, reader, ticket)))
    .filter(hasWords);
  return { requests, older: numbers.length > limit };
}

/** One of them. @returns null where it is not there, or not theirs: nobody learns which */
export async function requestFor(
  desk: Reading,
  reader: Reader,
  number: number,
): Promise<{ ticket: Ticket; request: Seen<Ticket> } | null> {
  const ticket = await findTicket(desk.db, number);
  const request = ticket && seen(ticket, readersEyes(desk, reader, ticket));
  return ticket && request && hasWords(request) ? { ticket, request } : null;
}

/** What went between whoever asked and the desk, oldest first. */
export async function exchangeFor(desk: Reading, reader: Reader, ticket: Ticket): Promise<SeenMessage[]> {
  const eyes = readersEyes(desk, reader, ticket);
  const messages = await conversationOf(desk.db, ticket.number);
  return messages
    .filter(message => wentBetween(ticket, message))
    .flatMap(message => seenPart(ticket, message, eyes) ?? []);
}

/** A file of that, which nothing holds back. @returns null where there is none */
export async function fileFor(
  desk: Reading,
  reader: Reader,
  number: number,
  file: number,
): Promise<Seen<{ name: string; content: Uint8Array }> | null> {
  const found = await requestFor(desk, reader, number);
  if (!found) return null;
  const messages = await exchangeFor(desk, reader, found.ticket);
  const shown = messages.flatMap(({ attachments }) => attachments).find(({ id }) => id === file);
  if (!shown || shown.held !== null) return null;
  const content = await findAttachment(desk.db, number, file);
  if (!content || content.held !== null) return null;
  return seenPart(found.ticket, content, readersEyes(desk, reader, found.ticket));
}
