import type { Db } from '../../store/database.ts';
import { hasSurelyNotLeft } from '../../store/mail/taking-back.ts';
import { openQuote } from '../../ticket/quotes/quote.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { letterOf } from '../letters/letter-of.ts';

/**
 * Whether the letter of the quote that waits has surely not left, and will, or can be sent again: whoever the customer is now gets it,
 * and nobody else has.
 *
 * @param tx holds the letters that wait
 */
export async function quoteCanStillReach(
  desk: Pick<Desk, 'messageIds'>,
  tx: Db,
  ticket: Ticket,
): Promise<boolean> {
  const quote = openQuote(ticket);
  if (!quote) return false;
  const letter = await letterOf(desk, tx, ticket, {
    sequence: quote.sequence,
    at: new Date(quote.offeredAt),
  });
  return letter !== null && letter.state !== 'held' && hasSurelyNotLeft(letter);
}
