import { and, eq, lte, sql } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { ticket as table } from '../schema/tickets.ts';
import { factsOf, fromRow, type Schedule } from '../tickets/row.ts';

/**
 * What the clock must look at now, the most overdue first. What another process holds is left to it.
 *
 * @param only this ticket, if it is still due
 */
export async function lockDueTickets(db: Db, now: Date, limit: number, only?: number): Promise<Ticket[]> {
  const rows = await db
    .select()
    .from(table)
    .where(and(lte(table.wakeAt, now), only === undefined ? undefined : eq(table.number, only)))
    .orderBy(table.wakeAt)
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map(fromRow);
}

/** The clock looks at the ticket no sooner than this; what it is due for stays due. */
export async function putOffTicket(db: Db, number: number, until: Date): Promise<void> {
  await db
    .update(table)
    .set({ wakeAt: until })
    .where(and(eq(table.number, number), lte(table.wakeAt, until)));
}

/** What the clock can change of a ticket, for many at once. */
export async function saveStruckTickets(
  db: Db,
  changed: { ticket: Ticket; schedule: Schedule }[],
): Promise<void> {
  const rows = changed.map(({ ticket, schedule }) => ({
    number: ticket.number,
    version: ticket.version,
    status: ticket.status,
    category: ticket.category,
    waiting_since: ticket.waitingSince,
    reminded_at: ticket.remindedAt,
    pauses: ticket.pauses,
    escalation: ticket.escalation,
    snoozed_until: ticket.snoozedUntil,
    turn_id: ticket.turn?.id ?? null,
    turn_name: ticket.turn?.name ?? null,
    awaits_turn: ticket.awaitsTurn,
    closed_at: ticket.closedAt,
    resolution: ticket.resolution,
    facts: factsOf(ticket),
    updated_at: ticket.updatedAt,
    claim_due: schedule.claimDue,
    resolve_due: schedule.resolveDue,
    wake_at: schedule.wakeAt,
  }));
  await db.execute(sql`
    update ticket set version = row.version, status = row.status, category = row.category, waiting_since = row.waiting_since,
      reminded_at = row.reminded_at, pauses = row.pauses, escalation = row.escalation,
      snoozed_until = row.snoozed_until, closed_at = row.closed_at, turn_id = row.turn_id,
      turn_name = row.turn_name, awaits_turn = row.awaits_turn,
      resolution = row.resolution, facts = row.facts, updated_at = row.updated_at, claim_due = row.claim_due,
      resolve_due = row.resolve_due, wake_at = row.wake_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(
      number int, version int, status text, category text, waiting_since timestamptz, reminded_at timestamptz, pauses jsonb,
      escalation jsonb, snoozed_until timestamptz, turn_id int, turn_name text, awaits_turn boolean, closed_at timestamptz, resolution text, facts jsonb, updated_at timestamptz, claim_due timestamptz,
      resolve_due timestamptz, wake_at timestamptz)
    where ticket.number = row.number`);
}
