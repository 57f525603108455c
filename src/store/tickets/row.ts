import { sql } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import { ticket as table } from '../schema/tickets.ts';

type Row = typeof table.$inferSelect;

/** What the clock needs to know of a ticket, computed from it. */
export type Schedule = { claimDue: Date | null; resolveDue: Date | null; wakeAt: Date | null };

/** Written out, not handed over as a value: so the indexes of open tickets serve whatever plan is made. */
export const isOpen = sql`${table.status} <> 'closed'`;

/** A ticket as its row keeps it, without what was computed of it. */
export function fromRow({ claimDue, resolveDue, wakeAt, assigneeId, assigneeName, ...row }: Row): Ticket {
  return { ...row, assignee: assigneeOf({ assigneeId, assigneeName }) };
}

/** Who has a ticket, in two columns. */
export type Assigned = { assigneeId: number | null; assigneeName: string | null };

/** Null where nobody has it. */
export function assigneeOf({ assigneeId, assigneeName }: Assigned): Ticket['assignee'] {
  return assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' };
}

/** The whole row, with what was computed of the ticket. */
export function toRow({ assignee, ...ticket }: Ticket, schedule: Schedule): Row {
  return {
    ...ticket,
    ...schedule,
    assigneeId: assignee?.id ?? null,
    assigneeName: assignee?.name ?? null,
  };
}
