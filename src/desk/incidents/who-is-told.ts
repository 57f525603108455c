import type { Db } from '../../store/database.ts';
import { unreachable } from '../../store/incidents/unreachable.ts';
import { type AutomaticLetters, automaticLetters } from '../../store/mail/automatic-letters.ts';
import { correspondent, isUnconfirmed } from '../../ticket/people/authorship.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { type LetterLimits, whyNotAutomatically } from '../letters/letter-gate.ts';
import { mailboxOf, whyNowhere } from '../letters/why-held.ts';

/** Why a request is left out of a message to all; null where it is not. */
export type WhyLeftOut =
  | 'merged'
  | 'restricted'
  | 'closed'
  | 'taken-out'
  | 'no-text'
  | 'unclaimed'
  | 'unclassified'
  /** it is closed by what somebody looked at, and that has changed */
  | 'changed'
  /** another request of theirs is answered by the same message */
  | 'same-person'
  /** the desk could not write it */
  | 'failed'
  | 'own-address'
  | 'group'
  | 'no-address'
  | NonNullable<ReturnType<typeof whyNotAutomatically>>;

const noneGone: AutomaticLetters = { toMailboxLastHour: 0, toMailbox: 0, toDomain: 0, ofDesk: 0 };

/** Of these requests, by their numbers, those that a message to all leaves out, and why, as far as that can be told now. */
export async function leftOutAmong(desk: Desk, db: Db, tickets: Ticket[]): Promise<Map<number, WhyLeftOut>> {
  const addresses = tickets.map(ticket => correspondent(ticket).address.toLowerCase());
  const lost = await unreachable(db, [...new Set(addresses)]);
  return new Map(
    tickets.flatMap(ticket => {
      const why = whyLeftOut(desk, ticket, lost.get(correspondent(ticket).address.toLowerCase()), noneGone);
      return why ? [[ticket.number, why] as const] : [];
    }),
  );
}

/** The same of one, when its turn has come. */
export async function leftOutNow(desk: Desk, tx: Db, ticket: Ticket, at: Date): Promise<WhyLeftOut | null> {
  const { address } = correspondent(ticket);
  const lost = await unreachable(tx, [address.toLowerCase()]);
  const gone = await automaticLetters(tx, mailboxOf(address), at);
  return whyLeftOut(desk, ticket, lost.get(address.toLowerCase()), gone);
}

/**
 * What passes no automatic letter gets no message to all either. A person decides it, once: how many letters go out in an hour
 * bounds it only where a mailbox gets so many in a day that two programs must be writing to each other.
 */
function whyLeftOut(
  desk: Desk,
  ticket: Ticket,
  lost: 'complaint' | 'undeliverable' | undefined,
  gone: AutomaticLetters,
): WhyLeftOut | null {
  if (ticket.mergedInto !== null) return 'merged';
  if (ticket.restricted) return 'restricted';
  if (ticket.status === 'closed') return 'closed';
  if (isUnconfirmed(ticket.authorship)) return 'unverified';
  if (lost) return lost;
  return whyNowhere(desk, ticket) ?? whyNotAutomatically(ticket, gone, onlyLoops(desk.letterLimits), false);
}

function onlyLoops({ perDay }: LetterLimits): LetterLimits {
  const unbounded = Number.POSITIVE_INFINITY;
  return { perHour: unbounded, perDay: { person: perDay.person, domain: unbounded, desk: unbounded } };
}
