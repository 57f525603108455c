import type { Db } from '../../store/database.ts';
import type { messagesNamed } from '../../store/mail/belonging.ts';
import { findTicket, lockTicket } from '../../store/tickets/tickets.ts';
import { canonicalAddress } from '../../ticket/people/address.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import type { InboundEmail } from '../inbound-email.ts';
import type { NamedBy } from './admission.ts';

/** Merged tickets point on; nobody merges a hundred times, and a circle must not hold a mail up. */
const mergesFollowed = 100;
/** Whoever quotes a hundred letters means one of the first. */
const markersRead = 20;

/**
 * `writtenTo`: where the letter went by which it is named; null where it is named by none. `through`: the request that it answers,
 * where that one was merged into this; null where it answers this.
 */
export type Named = { ticket: Ticket; by: NamedBy; writtenTo: string | null; through: number | null };

/** A number that a mail names, and whether the ticket that has it now is the one that was meant. */
type Candidate = { number: number; by: NamedBy; isMeant(ticket: Ticket): boolean };
type Seen = Awaited<ReturnType<typeof messagesNamed>>;

/**
 * The ticket that a mail names, locked so that it stays as it is: by In-Reply-To and every id in References, newest
 * first (ours by their signature, others by what we have seen), then the subject's token, then the marker in the address to
 * which it went or in a letter of old that it quotes, for providers that rewrite ids. A merged ticket points on. What a lost state of the database gave out names
 * no ticket of this one, though its number be given out again.
 *
 * @param seen the messages to which its ids point
 */
export async function namedTicket(
  desk: Desk,
  tx: Db,
  email: InboundEmail,
  seen: Seen,
): Promise<Named | null> {
  const candidates = candidatesOf(desk, email, seen);
  const letters = seen.filter(({ direction }) => direction === 'out');
  for (const number of new Set(candidates.map(candidate => candidate.number))) {
    const known = await findTicket(tx, number);
    const meant = known ? candidates.filter(each => each.number === number && each.isMeant(known)) : [];
    if (!known || meant.length === 0) continue;
    let ticket = await lockTicket(
      tx,
      known.mergedInto === null ? number : await whereItGoesOn(tx, known.mergedInto),
    );
    // It may have been merged while the lock was waited for.
    while (ticket?.mergedInto) ticket = await lockTicket(tx, await whereItGoesOn(tx, ticket.number));
    if (!ticket) continue;
    const { number: found } = ticket;
    const letter = letters.find(({ ticket: of }) => of === number || of === found);
    const answered = seen[0]?.ticket === number ? seen[0].cameWith : null;
    // As it is now, and not as it was before the lock; the first of a row of merges counts.
    const through = answered ?? (found === number ? null : number);
    return {
      ticket,
      through,
      by: surest(meant.map(({ by }) => by)),
      writtenTo: letter?.to[0] ? canonicalAddress(letter.to[0].address) : null,
    };
  }
  return null;
}

/** A mail has its ticket in several places; it is as sure as the surest. */
function surest(ways: NamedBy[]): NamedBy {
  return (['letter', 'mail', 'marker'] as const).find(way => ways.includes(way)) ?? 'token';
}

/** The number of a request whose letters a mail answers, and which this database does not have; null for all others. */
export async function lostNumberIn(desk: Desk, tx: Db, email: InboundEmail): Promise<number | null> {
  for (const { number, nonce } of signedIn(desk, email))
    if ((await findTicket(tx, number))?.nonce !== nonce) return number;
  return null;
}

function candidatesOf(desk: Desk, email: InboundEmail, seen: Seen): Candidate[] {
  const signed = signedIn(desk, email);
  const marked = desk.messageIds.markersIn([...email.marks, email.text].join('\n')).slice(0, markersRead);
  const isMarkedBy = (ticket: Ticket, marker: string) => marker === desk.messageIds.marker(ticket);
  /** A bare number says little: it counts where nothing that we signed says that another request was meant. */
  const isNotDenied = (ticket: Ticket) => {
    const proofs = [
      ...signed.filter(({ number }) => number === ticket.number).map(({ nonce }) => nonce === ticket.nonce),
      ...marked
        .filter(({ number }) => number === ticket.number)
        .map(({ marker }) => isMarkedBy(ticket, marker)),
    ];
    return proofs.length === 0 || proofs.includes(true);
  };
  return [
    ...seen.slice(0, 1).map(({ ticket, direction }) => ({
      number: ticket,
      by: direction === 'out' ? ('letter' as const) : ('mail' as const),
      isMeant: () => true,
    })),
    ...signed.map(({ number, nonce }) => ({
      number,
      by: 'letter' as const,
      isMeant: (ticket: Ticket) => ticket.nonce === nonce,
    })),
    ...[...new Set(email.subjectTokens)].map(number => ({
      number,
      by: 'token' as const,
      isMeant: isNotDenied,
    })),
    ...marked.map(({ number, marker }) => ({
      number,
      by: 'marker' as const,
      isMeant: (ticket: Ticket) => isMarkedBy(ticket, marker),
    })),
  ];
}

/** What the ids of ours name that a mail bears, each once. */
function signedIn(desk: Desk, email: InboundEmail) {
  const named = idsIn(email).flatMap(id => desk.messageIds.named(id) ?? []);
  return [...new Map(named.map(each => [`${each.number}.${each.nonce}`, each])).values()];
}

/** The ids that a mail answers, the most telling first. */
export function idsIn(email: InboundEmail): string[] {
  const original = email.bounce?.originalMessageId;
  return [...(original ? [original] : []), ...email.inReplyTo, ...email.references.toReversed()];
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
