import type { Db } from '../../store/database.ts';
import { endTries, lockMessage } from '../../store/mail/letters.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import type { TicketEvent } from '../../ticket/events.ts';
import { openQuote } from '../../ticket/quotes/quote.ts';
import type { Desk } from '../desk.ts';
import type { Changed } from '../effects.ts';
import { letterOf } from '../letters/letter-of.ts';

/**
 * A quote that waits for no answer any more is offered to nobody: what offers it, or reminds of it, and has not left, stays here. One
 * that a mail server is taking at this moment goes; its link says how it stands.
 */
export async function keepBackQuoteLetters(
  desk: Pick<Desk, 'messageIds'>,
  tx: Db,
  changes: Changed[],
): Promise<void> {
  for (const { before, ticket } of changes) {
    const quote = before && openQuote(before);
    if (!quote || openQuote(ticket)?.version === quote.version) continue;
    for (const recorded of await eventsAfter(tx, ticket.number, quote.sequence - 1)) {
      const letter = tellsOf(recorded.event, quote.version) && (await letterOf(desk, tx, ticket, recorded));
      const free = letter && (await lockMessage(tx, letter.id, true));
      if (free && free.state === 'queued') await endTries(tx, free.id, 'held', 'quote-over');
    }
  }
}

function tellsOf(event: TicketEvent, version: number): boolean {
  return (event.type === 'quote-offered' || event.type === 'quote-reminded') && event.version === version;
}
