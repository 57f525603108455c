import type { Db } from '../store/database.ts';
import { ticketOfMessages } from '../store/messages.ts';
import { findTicket, lockTicket } from '../store/tickets.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Desk } from './desk.ts';
import type { InboundEmail } from './inbound-email.ts';

/** Merged tickets point on; nobody merges a hundred times, and a circle must not hold a mail up. */
const mergesFollowed = 100;

/**
 * The ticket that a mail names, locked so that it stays as it is: by In-Reply-To and every id in References, newest
 * first (ours by their signature, others by what we have seen), then the subject's token, then the marker in a quoted
 * letter, for providers that rewrite ids. A merged ticket points on.
 */
export async function namedTicket(desk: Desk, tx: Db, email: InboundEmail): Promise<Ticket | null> {
  const original = email.bounce?.originalMessageId;
  const ids = [...(original ? [original] : []), ...email.inReplyTo, ...email.references.toReversed()];
  const bySignature = ids.map(id => desk.messageIds.ticketOf(id)).filter(number => number !== null);
  const byReference = await ticketOfMessages(tx, ids);
  const candidates = [
    ...(byReference === null ? [] : [byReference]),
    ...bySignature,
    ...email.subjectTokens,
    ...desk.messageIds.markedIn(email.text),
  ];
  for (const number of new Set(candidates)) {
    let ticket = await lockTicket(tx, await whereItGoesOn(tx, number));
    // It may have been merged while the lock was waited for.
    while (ticket?.mergedInto) ticket = await lockTicket(tx, await whereItGoesOn(tx, ticket.number));
    if (ticket) return ticket;
  }
  return null;
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
