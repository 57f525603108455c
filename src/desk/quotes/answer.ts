import { findTicket } from '../../store/tickets/tickets.ts';
import { correspondent } from '../../ticket/people/authorship.ts';
import { rejectedCategory } from '../../ticket/quotes/closing-by-quote.ts';
import { type Quote, quoteOfVersion } from '../../ticket/quotes/quote.ts';
import { type Seen, seenPart } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { handle } from '../handle.ts';
import { letterOf } from '../letters/letter-of.ts';

/** What whoever holds a link sees: what its letter said, how it stands now, and of the request its number alone. */
export type LinkedQuote = { request: number; quote: Seen<Quote> };

type Found = { ticket: Ticket; quote: Quote };

/**
 * The quote that a link was made for. The letter was theirs who hold it: they see it whatever became of the request since, merged or
 * restricted.
 *
 * @param end of the link's path
 * @returns null for a link that the desk has not made: altered, of another request, of another life of the database
 */
export async function quoteLinked(desk: Desk, end: string): Promise<LinkedQuote | null> {
  const found = await foundBy(desk, end);
  return found && shown(desk, found);
}

/**
 * The link's holder answers. What is not open any more stays as it is: pressed twice, or too late, nothing happens, and the quote says
 * how it stands.
 *
 * @param network the address from which it was pressed
 * @returns the quote as it stands afterwards; null as above
 */
export async function answerQuote(
  desk: Desk,
  end: string,
  { yes, network }: { yes: boolean; network: string },
): Promise<LinkedQuote | null> {
  const found = await foundBy(desk, end);
  if (!found) return null;
  const { ticket, quote } = found;
  const { version } = quote;
  const sentTo = await whomItWentTo(desk, found);
  const handled = await handle(
    desk,
    ticket.number,
    {
      type: 'answer-quote',
      version,
      yes,
      way: 'link',
      network,
      sentTo,
      rejected: rejectedCategory(desk.policy.catalogue),
      now: desk.clock().toISOString(),
    },
    {
      actor: { kind: 'customer', name: correspondent(ticket).name, address: sentTo },
      origin: 'link',
      key: null,
    },
  );
  const after = 'ticket' in handled ? handled.ticket : ticket;
  return shown(desk, { ticket: after, quote: quoteOfVersion(after, version) ?? quote });
}

async function foundBy(desk: Pick<Desk, 'db' | 'quoteLinks'>, end: string): Promise<Found | null> {
  const meant = desk.quoteLinks.read(end);
  const ticket = meant && (await findTicket(desk.db, meant.number));
  if (!ticket || !desk.quoteLinks.isOurs(meant, ticket)) return null;
  const quote = quoteOfVersion(ticket, meant.version);
  return quote && { ticket, quote };
}

function shown(desk: Desk, { ticket, quote }: Found): LinkedQuote | null {
  const eyes = eyesOf(desk, { kind: 'addressee' }, 'quote');
  const shown = seenPart(ticket, quote, eyes);
  return shown && { request: ticket.number, quote: shown };
}

/** Whoever holds the link has it from there. An address may have been mended since: the letter knows where it went. */
async function whomItWentTo(
  desk: Pick<Desk, 'db' | 'messageIds'>,
  { ticket, quote: { sequence, offeredAt } }: Found,
): Promise<string> {
  const letter = await letterOf(desk, desk.db, ticket, { sequence, at: new Date(offeredAt) });
  return letter?.to[0]?.address ?? correspondent(ticket).address;
}
