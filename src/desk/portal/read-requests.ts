import { findAttachment } from '../../store/mail/attachments.ts';
import { type Attachment, conversationOf, type Message } from '../../store/mail/messages.ts';
import { numbersOf, type PortalStretch } from '../../store/portal/requests.ts';
import { findTicket, ticketsNumbered } from '../../store/tickets/tickets.ts';
import { type Exchanged, wentBetween, wentBetweenBefore } from '../../ticket/portal/exchange.ts';
import { type Reader, standingTo } from '../../ticket/portal/reader.ts';
import type { Quote } from '../../ticket/quotes/quote.ts';
import { hasWords, type Seen, seen, seenPart } from '../../ticket/sight/seen.ts';
import { type Eyes, eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { quotesSent } from '../quotes/quotes-sent.ts';
import { goesOnIn } from '../relations/goes-on-in.ts';

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

/**
 * One of them, with what went between whoever asked and the desk, and what was offered to them, oldest first.
 *
 * @property goesOn of one that was merged: in which request it does, null where that is not theirs to see; and whether that is open
 */
export type WholeRequest = {
  request: Seen<Ticket>;
  messages: SeenMessage[];
  quotes: Seen<Quote>[];
  goesOn: { number: number | null; isOpen: boolean } | null;
};

/** @returns null where it is not there, or not theirs: nobody learns which */
export async function requestFor(
  desk: Reading,
  reader: Reader,
  number: number,
): Promise<WholeRequest | null> {
  return (await lookAt(desk, reader, number))?.whole ?? null;
}

/** Whether it is theirs to see. */
export async function maySeeRequest(desk: Reading, reader: Reader, number: number): Promise<boolean> {
  const ticket = await findTicket(desk.db, number);
  return ticket !== null && isTheirs(desk, reader, ticket);
}

/** A file of that, which nothing holds back. @returns null where there is none */
export async function fileFor(
  desk: Reading,
  reader: Reader,
  number: number,
  file: number,
): Promise<Seen<{ name: string; content: Uint8Array }> | null> {
  const found = await lookAt(desk, reader, number);
  const message = found?.whole.messages.find(({ attachments }) => attachments.some(({ id }) => id === file));
  if (!found || !message) return null;
  const content = await findAttachment(desk.db, message.ticket, file);
  return content?.held === null ? seenPart(found.ticket, content, found.eyes) : null;
}

async function lookAt(
  desk: Reading,
  reader: Reader,
  number: number,
): Promise<{ ticket: Ticket; eyes: Eyes; whole: WholeRequest } | null> {
  const ticket = await findTicket(desk.db, number);
  if (!ticket) return null;
  const eyes = readersEyes(desk, reader, ticket);
  const request = seen(ticket, eyes);
  if (!hasWords(request)) return null;
  const into = ticket.mergedInto === null ? null : ((await goesOnIn(desk.db, [number])).get(number) ?? null);
  const isShown = into !== null && isTheirs(desk, reader, into);
  const messages = await conversationOf(desk.db, into && !isShown ? into.number : number);
  const quotes = await quotesSent(desk, desk.db, ticket);
  return {
    ticket,
    eyes,
    whole: {
      request,
      messages: messages
        .filter(message => isExchanged(ticket, into, message))
        .flatMap(message => seenPart(ticket, message, eyes) ?? []),
      quotes: quotes.flatMap(quote => seenPart(ticket, quote, eyes) ?? []),
      goesOn: into && { number: isShown ? into.number : null, isOpen: into.status !== 'closed' },
    },
  };
}

/** Whether a message is one for whoever asked for this request. @param into in which it goes on; null: it stands for itself */
export function isExchanged(ticket: Ticket, into: Ticket | null, message: Exchanged): boolean {
  return into ? wentBetweenBefore(ticket, into, message) : wentBetween(ticket, message);
}

function isTheirs(desk: Pick<Desk, 'maySeeWords'>, reader: Reader, ticket: Ticket): boolean {
  return hasWords(seen(ticket, readersEyes(desk, reader, ticket)));
}
