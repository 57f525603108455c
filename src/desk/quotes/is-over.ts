import type { Db } from '../../store/database.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { openQuote } from '../../ticket/quotes/quote.ts';
import type { Desk } from '../desk.ts';
import { orderedBy } from '../letters/letter-of.ts';

/**
 * Whether a letter offers a quote, or reminds of one, that waits for no answer any more: nobody is offered it. To be asked in the moment
 * before it would leave, at each try anew.
 */
export async function tellsOfQuoteThatIsOver(
  desk: Pick<Desk, 'messageIds'>,
  db: Db,
  letter: { messageId: string },
): Promise<boolean> {
  const ordered = await orderedBy(desk, db, letter);
  const event = ordered?.event;
  if (event?.type !== 'quote-offered' && event?.type !== 'quote-reminded') return false;
  const ticket = await findTicket(db, ordered?.ticket ?? 0);
  return ticket !== null && openQuote(ticket)?.version !== event.version;
}
