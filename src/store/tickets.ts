import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Ticket } from '../ticket/ticket.ts';
import type { Db } from './database.ts';
import { ticket as table } from './schema.ts';

type Row = typeof table.$inferSelect;

/** A number that no other ticket has or will have; one that is not used after all leaves a gap, never a clash. */
export async function nextTicketNumber(db: Db): Promise<number> {
  const rows = await db.execute<{ number: string }>(sql`select nextval('ticket_number') as number`);
  return Number(rows[0]?.number);
}

/** @returns null when there is no such ticket */
export async function findTicket(db: Db, number: number): Promise<Ticket | null> {
  const [row] = await db.select().from(table).where(eq(table.number, number));
  return row ? fromRow(row) : null;
}

/** Reads the ticket and keeps others from changing it until the transaction ends. */
export async function lockTicket(db: Db, number: number): Promise<Ticket | null> {
  const [row] = await db.select().from(table).where(eq(table.number, number)).for('update');
  return row ? fromRow(row) : null;
}

export async function insertTicket(db: Db, ticket: Ticket): Promise<void> {
  await db.insert(table).values(toRow(ticket));
}

export async function saveTicket(db: Db, ticket: Ticket): Promise<void> {
  await db.update(table).set(toRow(ticket)).where(eq(table.number, ticket.number));
}

/** Tickets that nobody has, oldest first. */
export async function ticketsInQueue(db: Db, limit: number): Promise<Ticket[]> {
  const rows = await db
    .select()
    .from(table)
    .where(eq(table.status, 'new'))
    .orderBy(table.openedAt, table.number)
    .limit(limit);
  return rows.map(fromRow);
}

/** Open tickets of an operator, the most pressing priority first, then the oldest. */
export async function ticketsOf(db: Db, operatorId: number, limit: number): Promise<Ticket[]> {
  const rows = await db
    .select()
    .from(table)
    .where(and(eq(table.assigneeId, operatorId), ne(table.status, 'closed')))
    .orderBy(sql`${table.priority} nulls last`, table.openedAt)
    .limit(limit);
  return rows.map(fromRow);
}

/** All tickets, the newest first. */
export async function latestTickets(db: Db, limit: number): Promise<Ticket[]> {
  const rows = await db.select().from(table).orderBy(desc(table.number)).limit(limit);
  return rows.map(fromRow);
}

function fromRow({ assigneeId, assigneeName, ...row }: Row): Ticket {
  return { ...row, assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' } };
}

function toRow({ assignee, ...ticket }: Ticket): Row {
  return { ...ticket, assigneeId: assignee?.id ?? null, assigneeName: assignee?.name ?? null };
}
