import type { AutomaticLetters } from '../../store/mail/automatic-letters.ts';
import { isFreeMail } from '../../ticket/people/address.ts';
import { correspondent } from '../../ticket/people/authorship.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/** Addresses behind which nobody reads, or a machine does. */
const unanswerable = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|nobody|abuse)([+.-].*)?@/i;

/** Whether nobody reads what goes to an address. */
export function isUnanswerable(address: string): boolean {
  return unanswerable.test(address);
}

/** How many automatic letters go out at most: to one mailbox in an hour, and in a day to it, to its domain, in all. */
export type LetterLimits = { perHour: number; perDay: { person: number; domain: number; desk: number } };

/**
 * The one gate that every automatic letter passes (RFC 3834: never answer machines, lists and null senders, and
 * never without end). What an operator writes by hand does not pass here.
 *
 * @param gone automatic letters that have gone to where this one would
 * @param hasComplained whoever would get it called a letter of ours spam
 * @param isOwed it confirms what they have just pressed themselves: it goes, however the request came, and however many have gone
 * @returns why the letter may not go, or null
 */
export function whyNotAutomatically(
  ticket: Ticket,
  gone: AutomaticLetters,
  { perHour, perDay }: LetterLimits,
  hasComplained: boolean,
  isOwed = false,
): 'machine' | 'backlog' | 'unverified' | 'unanswerable' | 'undeliverable' | 'complaint' | 'too-many' | null {
  const { address } = correspondent(ticket);
  const { unverified, saysToBe } = ticket.authorship;
  if (ticket.fromMachine) return 'machine';
  if (ticket.fromBacklog && !isOwed) return 'backlog';
  if (!isOwed && (unverified === 'opening' || saysToBe.some(({ opens }) => opens))) return 'unverified';
  if (isUnanswerable(address)) return 'unanswerable';
  if (ticket.undeliverable !== null) return 'undeliverable';
  if (hasComplained) return 'complaint';
  const isTooMany =
    gone.toMailboxLastHour >= perHour ||
    gone.toMailbox >= perDay.person ||
    gone.ofDesk >= perDay.desk ||
    // Strangers to each other share the domain of a provider.
    (gone.toDomain >= perDay.domain && !isFreeMail(address));
  return isTooMany && !isOwed ? 'too-many' : null;
}
