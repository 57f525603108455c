import { sql } from 'drizzle-orm';
import { plainFacts, type TicketFacts } from '../../ticket/facts.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { ticket as table } from '../schema/tickets.ts';

type Row = typeof table.$inferSelect;

/** What the clock needs to know of a ticket, computed from it. */
export type Schedule = { claimDue: Date | null; resolveDue: Date | null; wakeAt: Date | null };

/** Written out, not handed over as a value: so the indexes of open tickets serve whatever plan is made. */
export const isOpen = sql`${table.status} <> 'closed'`;

/** What was put off is in no list but its own. Written out for the same reason. */
export const isAwake = sql`${table.snoozedUntil} is null`;

/** A ticket as its row keeps it, without what was computed of it; a fact that the row does not know is as usual. */
export function fromRow({
  claimDue,
  resolveDue,
  wakeAt,
  assigneeId,
  assigneeName,
  turnId,
  turnName,
  facts,
  ...columns
}: Row): Ticket {
  return {
    ...columns,
    assignee: assigneeOf({ assigneeId, assigneeName }),
    turn: assigneeOf({ assigneeId: turnId, assigneeName: turnName }),
    ...plainFacts,
    ...facts,
    // What is known of who wrote came bit by bit, as the facts did.
    authorship: { ...plainFacts.authorship, ...facts.authorship },
  };
}

/** Who has a ticket, in two columns. */
export type Assigned = { assigneeId: number | null; assigneeName: string | null };

/** Null where nobody has it. */
export function assigneeOf({ assigneeId, assigneeName }: Assigned): Ticket['assignee'] {
  return assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' };
}

/** The whole row, with what was computed of the ticket. What has no column is passed over. */
export function toRow(ticket: Ticket, schedule: Schedule): Row {
  const { assignee, turn } = ticket;
  return {
    ...ticket,
    ...schedule,
    assigneeId: assignee?.id ?? null,
    assigneeName: assignee?.name ?? null,
    turnId: turn?.id ?? null,
    turnName: turn?.name ?? null,
    facts: factsOf(ticket),
  };
}

/** What lies together in one column: whatever facts.ts names. */
export function factsOf(ticket: TicketFacts): TicketFacts {
  const facts = { ...plainFacts };
  for (const fact of Object.keys(plainFacts)) Reflect.set(facts, fact, Reflect.get(ticket, fact));
  return facts;
}
