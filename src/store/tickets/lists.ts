import { and, desc, eq, isNull, or, type SQLWrapper, sql } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { ticket as table } from '../schema/tickets.ts';
import { fromRow, isAwake, isOpen } from './row.ts';

const claimOwed = sql`case when ${table.claimedAt} is null then ${table.claimDue} end`;

/** What falls first of what an open ticket is owed; null where that is nothing, or stands still. Indexed as it stands. */
const nextDue = sql`least(${claimOwed}, ${table.resolveDue})`;

/** Tickets that nobody has, the next deadline first; those without one last, the oldest before the others. */
export async function ticketsInQueue(db: Db, limit: number): Promise<Ticket[]> {
  const rows = await db
    .select()
    .from(table)
    .where(and(sql`${table.status} = 'new'`, isAwake))
    .orderBy(sql`${nextDue} nulls last`, table.openedAt, table.number)
    .limit(limit);
  return rows.map(fromRow);
}

/** Open tickets of an operator, the next deadline first; those without one last, or that wait for the customer. */
export async function ticketsOf(db: Db, operatorId: number, limit: number): Promise<Ticket[]> {
  const rows = await db
    .select()
    .from(table)
    .where(and(eq(table.assigneeId, operatorId), isOpen, isAwake))
    .orderBy(sql`${nextDue} nulls last`, sql`${table.priority} nulls last`, table.openedAt)
    .limit(limit);
  return rows.map(fromRow);
}

/** All open tickets that somebody has, by assignee. */
export async function ticketsAtWork(db: Db, limit: number): Promise<Ticket[]> {
  const rows = await db
    .select()
    .from(table)
    .where(and(isOpen, sql`${table.assigneeId} is not null`))
    .orderBy(table.assigneeName, sql`${table.resolveDue} nulls last`, table.number)
    .limit(limit);
  return rows.map(fromRow);
}

/**
 * Open tickets with a promise that is due before an instant, the most pressing first.
 *
 * @param after leaves out promises that were broken by then
 */
export async function ticketsDueBefore(
  db: Db,
  until: Date,
  limit: number,
  after: Date | null = null,
): Promise<Ticket[]> {
  const within = (due: SQLWrapper) =>
    sql`(${due} <= ${until.toISOString()}::timestamptz and ${due} > ${after?.toISOString()}::timestamptz)`;
  const ahead = (due: SQLWrapper) =>
    sql`case when ${due} > ${after?.toISOString()}::timestamptz then ${due} end`;
  // One that nobody has may have broken the one promise, and be about to break the other.
  const next = after ? sql`least(${ahead(claimOwed)}, ${ahead(table.resolveDue)})` : nextDue;
  const isDue = after
    ? or(and(isNull(table.claimedAt), within(table.claimDue)), within(table.resolveDue))
    : sql`${nextDue} <= ${until.toISOString()}::timestamptz`;
  const rows = await db
    .select()
    .from(table)
    .where(and(isOpen, isDue))
    .orderBy(next, table.number)
    .limit(limit);
  return rows.map(fromRow);
}

/** All tickets, the newest first. */
export async function latestTickets(db: Db, limit: number): Promise<Ticket[]> {
  const rows = await db.select().from(table).orderBy(desc(table.number)).limit(limit);
  return rows.map(fromRow);
}
