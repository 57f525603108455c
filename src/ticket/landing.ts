import type { MailIntent } from './events.ts';
import type { Ticket } from './ticket.ts';

/**
 * Where a customer's mail that belongs to a ticket goes (service rules, decision 11): onto the ticket, or, when
 * that was closed longer ago than the reopening window, into a new one linked to it. Thanks and machine mail
 * are always filed where they belong.
 *
 * @param reopenUntil the instant until which a closed ticket may be reopened
 */
export function landing(
  ticket: Ticket,
  intent: MailIntent,
  now: Date,
  reopenUntil: (closedAt: Date) => Date,
): 'append' | 'open-linked' {
  if (ticket.status !== 'closed' || !ticket.closedAt || intent !== 'message') return 'append';
  return now <= reopenUntil(ticket.closedAt) ? 'append' : 'open-linked';
}
