import type { Ticket } from '../ticket/ticket.ts';

/** Addresses behind which nobody reads, or a machine does. */
const unanswerable = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|nobody|abuse)([+.-].*)?@/i;

/**
 * The one gate that every automatic letter passes (RFC 3834: never answer machines, lists and null senders, and
 * never without end). What an operator writes by hand does not pass here.
 *
 * @param lettersLastHour automatic letters to the requester's address in the last hour
 * @param hasComplained the requester called a letter of ours spam
 * @returns why the letter may not go, or null
 */
export function whyNotAutomatically(
  ticket: Ticket,
  ownAddresses: string[],
  lettersLastHour: number,
  lettersPerHour: number,
  hasComplained: boolean,
):
  | 'machine'
  | 'backlog'
  | 'own-address'
  | 'unanswerable'
  | 'undeliverable'
  | 'complaint'
  | 'too-many'
  | null {
  const address = ticket.requester.address.toLowerCase();
  if (ownAddresses.includes(address)) return 'own-address';
  if (ticket.fromMachine) return 'machine';
  if (ticket.fromBacklog) return 'backlog';
  if (address === '' || unanswerable.test(address)) return 'unanswerable';
  if (ticket.undeliverable !== null) return 'undeliverable';
  if (hasComplained) return 'complaint';
  if (lettersLastHour >= lettersPerHour) return 'too-many';
  return null;
}
