import type { Db } from '../../store/database.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { correspondent } from '../../ticket/people/authorship.ts';
import { rejectedCategory } from '../../ticket/quotes/closing-by-quote.ts';
import { type Quote, quoteOfVersion } from '../../ticket/quotes/quote.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { handle } from '../handle.ts';
import { letterOf } from '../letters/letter-of.ts';

/** What a link leads to: a quote, as it stands now, of a request. */
export type LinkedQuote = { ticket: Ticket; quote: Quote };

/**
 * The quote that a link was made for. Whoever holds the link reads what its letter said, and nothing else of the request: the letter
 * was theirs, whatever became of the request since.
 *
 * @param end of the link's path
 * @returns null for a link that the desk has not made: altered, of another request, of another life of the database
 */
export async function quoteLinked(
  desk: Pick<Desk, 'db' | 'quoteLinks'>,
  end: string,
): Promise<LinkedQuote | null> {
  const meant = desk.quoteLinks.read(end);
  const ticket = meant && (await findTicket(desk.db, meant.number));
  if (!meant || !ticket || !desk.quoteLinks.isOurs(meant, ticket)) return null;
  const quote = quoteOfVersion(ticket, meant.version);
  return quote && { ticket, quote };
}

/**
 * The link's holder answers. What is not open any more stays as it is: pressed twice, or too late, nothing happens, and the quote says
 * how it stands.
 *
 * @param network the address from which it was pressed
 * @returns the quote as it stands afterwards
 */
export async function answerQuote(
  desk: Desk,
  { ticket, quote }: LinkedQuote,
  { yes, network }: { yes: boolean; network: string },
): Promise<LinkedQuote> {
  const { name } = correspondent(ticket);
  const sentTo = await whomItWentTo(desk, desk.db, ticket, quote);
  const handled = await handle(
    desk,
    ticket.number,
    {
      type: 'answer-quote',
      version: quote.version,
      yes,
      network,
      sentTo,
      rejected: rejectedCategory(desk.policy.catalogue),
      now: desk.clock().toISOString(),
    },
    { actor: { kind: 'customer', name, address: sentTo }, origin: 'link', key: null },
  );
  const after = 'ticket' in handled ? handled.ticket : ticket;
  return { ticket: after, quote: quoteOfVersion(after, quote.version) ?? quote };
}

/** Whoever holds the link has it from there. A letter that has not been mended since it left is the surest to know. */
async function whomItWentTo(
  desk: Pick<Desk, 'messageIds'>,
  db: Db,
  ticket: Ticket,
  { sequence, offeredAt }: Quote,
): Promise<string> {
  const letter = await letterOf(desk, db, ticket, { sequence, at: new Date(offeredAt) });
  return letter?.to[0]?.address ?? correspondent(ticket).address;
}
