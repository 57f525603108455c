import type { Db } from '../store/database.ts';
import { messagesNamed } from '../store/messages.ts';
import { findTicket, lockTicket } from '../store/tickets.ts';
import { canonicalAddress } from '../ticket/address.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { NamedBy } from './admission.ts';
import type { Desk } from './desk.ts';
import type { InboundEmail } from './inbound-email.ts';

/** Merged tickets point on; nobody merges a hundred times, and a circle must not hold a mail up. */
const mergesFollowed = 100;

/** `writtenTo`: where the letter went by which it is named; null where it is named by none. */
export type Named = { ticket: Ticket; by: NamedBy; writtenTo: string | null };

/**
 * The ticket that a mail names, locked so that it stays as it is: by In-Reply-To and every id in References, newest
 * first (ours by their signature, others by what we have seen), then the subject's token, then the marker in a quoted
 * letter, for providers that rewrite ids. A merged ticket points on.
 */
export async function namedTicket(desk: Desk, tx: Db, email: InboundEmail): Promise<Named | null> {
  const original = email.bounce?.originalMessageId;
  const ids = [...(original ? [original] : []), ...email.inReplyTo, ...email.references.toReversed()];
  const seen = await messagesNamed(tx, ids);
  const marked = desk.messageIds.markedIn(email.text);
  const letters = seen.filter(({ direction }) => direction === 'out');
  const candidates: { number: number; by: NamedBy }[] = [
    ...seen.slice(0, 1).map(({ ticket, direction }) => ({
      number: ticket,
      by: direction === 'out' ? ('letter' as const) : ('mail' as const),
    })),
    ...ids.flatMap(id => {
      const number = desk.messageIds.ticketOf(id);
      return number === null ? [] : [{ number, by: 'letter' as const }];
    }),
    ...email.subjectTokens.map(number => ({ number, by: 'token' as const })),
    ...marked.map(number => ({ number, by: 'marker' as const })),
  ];
  for (const number of new Set(candidates.map(candidate => candidate.number))) {
    let ticket = await lockTicket(tx, await whereItGoesOn(tx, number));
    // It may have been merged while the lock was waited for.
    while (ticket?.mergedInto) ticket = await lockTicket(tx, await whereItGoesOn(tx, ticket.number));
    if (!ticket) continue;
    const { number: found } = ticket;
    const ways = candidates.filter(candidate => candidate.number === number).map(({ by }) => by);
    const letter = letters.find(({ ticket: of }) => of === number || of === found);
    return {
      ticket,
      by: surest(ways),
      writtenTo: letter?.to[0] ? canonicalAddress(letter.to[0].address) : null,
    };
  }
  return null;
}

/** A mail has its ticket in several places; it is as sure as the surest. */
function surest(ways: NamedBy[]): NamedBy {
  return (['letter', 'mail', 'marker'] as const).find(way => ways.includes(way)) ?? 'token';
}

/** The number under which a ticket goes on, if it was merged. */
export async function whereItGoesOn(db: Db, number: number): Promise<number> {
  let now = number;
  for (let step = 0; step < mergesFollowed; step += 1) {
    const into = (await findTicket(db, now))?.mergedInto;
    if (!into) return now;
    now = into;
  }
  return now;
}
