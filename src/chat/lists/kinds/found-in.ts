import type { Ticket } from '../../../ticket/ticket.ts';
import type { Found } from '../list.ts';

/** Requests that stand in a list for no reason of their own. */
export function foundIn({
  tickets,
  total,
  before,
  last,
}: {
  tickets: Ticket[];
  total: number;
  before?: number;
  last?: string;
}): Found {
  return { total, before, last, rows: tickets.map(ticket => ({ ticket })) };
}
