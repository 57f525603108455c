import type { Db } from '../../store/database.ts';
import type { Kept } from '../../store/privacy/erase-request.ts';
import { messageOfMail } from '../../store/privacy/in-request.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { allAbsorbedBy } from '../../store/tickets/related.ts';
import { findTicket, ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { KeptByLaw } from '../../ticket/erasing/erased.ts';
import { isKept } from '../../ticket/erasing/erasing.ts';
import { keptOf } from '../../ticket/erasing/keeping.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { whereItGoesOn } from '../intake/which-ticket.ts';
import { letterOf } from '../letters/letter-of.ts';

/**
 * What of a request is kept by law: with what was merged into it, for their conversations lie here. What goes on in another is kept whole
 * where that is.
 */
export async function keptOfAll(
  desk: Pick<Desk, 'privacy' | 'clock'>,
  db: Db,
  ticket: Ticket,
): Promise<ReturnType<typeof keptOf>> {
  const quotes = [ticket, ...(await mergedInto(db, ticket))].flatMap(each => each.quotes);
  const kept = keptOf({ ...ticket, quotes }, desk.privacy.keep, desk.clock());
  if (kept.whole || ticket.mergedInto === null) return kept;
  const onto = await findTicket(db, await whereItGoesOn(db, ticket.number));
  return onto ? { ...kept, whole: keptOf(onto, desk.privacy.keep, desk.clock()).whole } : kept;
}

/**
 * What proves that a quote was accepted: its events, its letter, and the mail that said yes, wherever these lie since; of what was
 * merged into it, too, but for events, which stayed where they were.
 */
export async function keptIn(desk: Desk, tx: Db, ticket: Ticket, parts: KeptByLaw[]): Promise<Kept> {
  const { events, messages } = await proofOf(desk, tx, ticket, parts);
  for (const each of parts.length > 0 ? await mergedInto(tx, ticket) : [])
    messages.push(...(await proofOf(desk, tx, each, parts)).messages);
  return { events, messages };
}

async function mergedInto(db: Db, { number }: Pick<Ticket, 'number'>): Promise<Ticket[]> {
  return [...(await ticketsNumbered(db, await allAbsorbedBy(db, number))).values()];
}

async function proofOf(desk: Desk, tx: Db, ticket: Ticket, parts: KeptByLaw[]): Promise<Kept> {
  const events: number[] = [];
  const messages: number[] = [];
  const kept = ticket.quotes.filter(each => isKept(each, parts));
  const log = kept.length > 0 ? await eventsAfter(tx, ticket.number, 0) : [];
  for (const quote of kept) {
    for (const recorded of log) {
      const { event, sequence } = recorded;
      const isOf =
        (event.type === 'quote-offered' || event.type === 'quote-accepted') &&
        event.version === quote.version;
      if (!isOf) continue;
      events.push(sequence);
      const letter = event.type === 'quote-offered' ? await letterOf(desk, tx, ticket, recorded) : null;
      if (letter) messages.push(letter.id);
    }
    const mail =
      quote.answer?.way === 'mail' && quote.said ? await messageOfMail(tx, quote.said.messageId) : null;
    if (mail !== null) messages.push(mail);
  }
  return { events, messages };
}
