import type { Ticket } from '../../../ticket/ticket.ts';
import type { Found } from '../list.ts';

/** Requests that stand in a list for no reason of their own. */
export function foundIn({ tickets, total }: { tickets: Ticket[]; total: number }): Found {
  return { total, rows: tickets.map(ticket => ({ ticket })) };
}
