import type { Ticket } from '../../../ticket/ticket.ts';
import type { Found, SaidAbove } from '../list.ts';

/** Requests that stand in a list for no reason of their own. */
export function foundIn(
  { tickets, ...stretch }: { tickets: Ticket[]; total: number; before?: number; last?: string },
  saidAbove?: SaidAbove,
): Found {
  return { ...stretch, rows: tickets.map(ticket => (saidAbove ? { ticket, saidAbove } : { ticket })) };
}
