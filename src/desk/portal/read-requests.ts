import { findAttachment } from '../../store/mail/attachments.ts';
import { type Attachment, conversationOf, type Message } from '../../store/mail/messages.ts';
import { numbersOf, type PortalStretch } from '../../store/portal/requests.ts';
import { findTicket, ticketsNumbered } from '../../store/tickets/tickets.ts';
import { wentBetween } from '../../ticket/portal/exchange.ts';
import { type Reader, standingTo } from '../../ticket/portal/reader.ts';
import type { Quote } from '../../ticket/quotes/quote.ts';
import { hasWords, type Seen, seen, seenPart } from '../../ticket/sight/seen.ts';
import { type Eyes, eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { quotesSent } from '../quotes/quotes-sent.ts';

type Reading = Pick<Desk, 'db' | 'maySeeWords' | 'messageIds'>;

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

/** One of them, with what went between whoever asked and the desk, and what was offered to them, oldest first. */
export type WholeRequest = { request: Seen<Ticket>; messages: SeenMessage[]; quotes: Seen<Quote>[] };

/** @returns null where it is not there, or not theirs: nobody learns which */
export async function requestFor(
  desk: Reading,
  reader: Reader,
  number: number,
): Promise<WholeRequest | null> {
  const ticket = await findTicket(desk.db, number);
  if (!ticket) return null;
  const eyes = readersEyes(desk, reader, ticket);
  const request = seen(ticket, eyes);
  if (!hasWords(request)) return null;
  const messages = await conversationOf(desk.db, number);
  const quotes = await quotesSent(desk, desk.db, ticket);
  return {
    request,
    messages: messages
      .filter(message => wentBetween(ticket, message))
      .flatMap(message => seenPart(ticket, message, eyes) ?? []),
    quotes: quotes.flatMap(quote => seenPart(ticket, quote, eyes) ?? []),
  };
}

/** Whether it is theirs to see. */
export async function maySeeRequest(desk: Reading, reader: Reader, number: number): Promise<boolean> {
  const ticket = await findTicket(desk.db, number);
  return ticket !== null && hasWords(seen(ticket, readersEyes(desk, reader, ticket)));
}

/** A file of that, which nothing holds back. @returns null where there is none */
export async function fileFor(
  desk: Reading,
  reader: Reader,
  number: number,
  file: number,
): Promise<Seen<{ name: string; content: Uint8Array }> | null> {
  const [ticket, found] = await Promise.all([findTicket(desk.db, number), requestFor(desk, reader, number)]);
  const shown = found?.messages.flatMap(({ attachments }) => attachments).find(({ id }) => id === file);
  if (!ticket || !shown) return null;
  const content = await findAttachment(desk.db, number, file);
  return content?.held === null ? seenPart(ticket, content, readersEyes(desk, reader, ticket)) : null;
}
