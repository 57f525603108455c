import type { Db } from '../../store/database.ts';
import { wentBetween } from '../../ticket/portal/exchange.ts';
import type { Quote } from '../../ticket/quotes/quote.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { letterOf } from '../letters/letter-of.ts';

/** The quotes of a request whose letter has gone to whoever asked: what can be taken back still, nobody is shown. Oldest first. */
export async function quotesSent(desk: Pick<Desk, 'messageIds'>, db: Db, ticket: Ticket): Promise<Quote[]> {
  const sent: Quote[] = [];
  for (const quote of ticket.quotes) {
    const { sequence, offeredAt } = quote;
    const letter = await letterOf(desk, db, ticket, { sequence, at: new Date(offeredAt) });
    if (letter && wentBetween(ticket, letter)) sent.push(quote);
  }
  return sent;
}
