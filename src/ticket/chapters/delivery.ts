import type { Events } from '../grammar/chapter.ts';
import { answered, resurrected } from '../grammar/lifecycle.ts';
import type { OutsideEvent } from '../grammar/outside.ts';
import { act, remark } from '../grammar/traits.ts';
import { correspondent } from '../people/authorship.ts';
import { openQuote } from '../quotes/quote.ts';
import { quoteRecalled } from '../quotes/quote-events.ts';
import type { Ticket } from '../ticket.ts';

/** What becomes of a letter after it was ordered: taken back, late, undeliverable, sent again. */

/** Events whose letter an operator wrote, and may take back for half a minute. */
export const recallableEvents = ['replied', 'clarification-asked', 'closed', 'quote-offered'] as const;
export type RecallableEvent = (typeof recallableEvents)[number];

export type DeliveryEvent =
  /** a mail system could not deliver a letter */
  | { type: 'letter-bounced'; recipient: string; status: string; permanent: boolean }
  /** a mail system tries a letter again and again: it may still arrive */
  | { type: 'letter-delayed'; recipient: string; status: string }
  /** its reader called a letter spam: nothing automatic goes there any more */
  | { type: 'letter-complained'; recipient: string }
  /** somebody decided that automatic letters go there again */
  | { type: 'letters-allowed-again'; recipient: string }
  /**
   * the sender took it back before it went; `letter` is the sequence of the event that ordered it. `isPast`: what that event did
   * to the ticket something later has changed, and it stays
   */
  | { type: 'letter-recalled'; letter: number; what: RecallableEvent; isPast?: true }
  | { type: 'letter-resent'; letter: number; recipient: string };

export type DeliveryRefusal =
  /** the letter has left */
  | { reason: 'too-late' }
  /** a mail server is taking it at this moment */
  | { reason: 'being-sent' }
  /** it was handed to a mail server, which never said whether it took it */
  | { reason: 'perhaps-sent' }
  /** the letter waits still, and is another operator's */
  | { reason: 'not-your-letter'; by: string };

export const deliveryEvents: Events<DeliveryEvent> = {
  'letter-bounced': {
    ...act,
    isImportant: true,
    calls: 'assignee',
    strings: { recipient: 'theirs', status: 'ours' },
    evolve: (ticket, { permanent, recipient, status }) =>
      permanent && isCustomers(ticket, recipient) ? { undeliverable: status || 'refused' } : {},
  },
  'letter-delayed': { ...act, strings: { recipient: 'theirs', status: 'ours' }, evolve: () => ({}) },
  'letter-complained': {
    ...act,
    isImportant: true,
    calls: 'assignee',
    strings: { recipient: 'theirs' },
    evolve: () => ({}),
  },
  'letters-allowed-again': {
    ...remark,
    isImportant: true,
    strings: { recipient: 'theirs' },
    evolve: () => ({}),
  },
  'letter-recalled': {
    ...act,
    tellsOutside: ({ what, isPast }) => (isPast ? null : undoneOutside[what]),
    strings: {},
    // Unless something else has happened to it meanwhile.
    evolve: (ticket, { what, isPast }, _, at) =>
      ticket.mergedInto === null && !isPast ? undone[what](ticket, at.getTime()) : {},
  },
  'letter-resent': {
    ...act,
    strings: { recipient: 'theirs' },
    evolve: (ticket, { recipient }) => (isCustomers(ticket, recipient) ? { undeliverable: null } : {}),
  },
};

/** Letters to others lie in its conversation too, after a merge. @param recipient in lower case */
function isCustomers(ticket: Ticket, recipient: string): boolean {
  return recipient === correspondent(ticket).address.toLowerCase();
}

/** As what programs outside hear that what they were told was undone. */
const undoneOutside = {
  replied: null,
  'clarification-asked': 'ticket.resumed',
  closed: 'ticket.reopened',
  'quote-offered': 'ticket.resumed',
} satisfies Record<RecallableEvent, OutsideEvent | null>;

/** How what a letter's event did to the ticket is undone. */
const undone: Record<RecallableEvent, (ticket: Ticket, at: number) => Partial<Ticket>> = {
  replied: () => ({}),
  'clarification-asked': (ticket, at) =>
    ticket.status === 'waiting' ? { ...answered(ticket, at), askedAt: null } : {},
  closed: (ticket, at) => (ticket.status === 'closed' ? resurrected(ticket, at) : {}),
  'quote-offered': quoteRecalled,
};

/**
 * Of a letter that waited for long: it was closed, reopened and closed again, or asked anew, since the letter was ordered. That
 * stands.
 */
export function undoing(
  ticket: Pick<Ticket, 'status' | 'closedAt' | 'askedAt' | 'quotes'>,
  { what, at }: { what: RecallableEvent; at: Date },
): { isPast?: true } {
  const since = {
    replied: at.getTime(),
    'clarification-asked': ticket.askedAt?.getTime(),
    closed: ticket.closedAt?.getTime(),
    'quote-offered': openQuote(ticket)?.offeredAt,
  }[what];
  return since === at.getTime() ? {} : { isPast: true };
}
