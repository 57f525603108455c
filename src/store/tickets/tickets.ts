import { eq, sql } from 'drizzle-orm';
import type { RequestFacts } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { isInteger } from '../integer.ts';
import { ticket as table } from '../schema/tickets.ts';
import { fromRow, type Schedule, toRow } from './row.ts';

/** @returns null when there is no such ticket */
export async function findTicket(db: Db, number: number): Promise<Ticket | null> {
  if (!isInteger(number)) return null;
  const [row] = await db.select().from(table).where(eq(table.number, number));
  return row ? fromRow(row) : null;
}

/** Several at once, by their numbers; those that are not there lack. */
export async function ticketsNumbered(db: Db, numbers: number[]): Promise<Map<number, Ticket>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .select()
    .from(table)
    .where(sql`${table.number} = any(${sql.param(numbers)}::int[])`);
  return new Map(rows.map(row => [row.number, fromRow(row)]));
}

/** What decides who may see them, by their numbers. */
export async function sightFactsOf(db: Db, numbers: number[]): Promise<Map<number, RequestFacts>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .select({ number: table.number, restricted: table.restricted })
    .from(table)
    .where(sql`${table.number} = any(${sql.param(numbers)}::int[])`);
  return new Map(rows.map(row => [row.number, row]));
}

/** Reads the ticket and keeps others from changing it until the transaction ends. */
export async function lockTicket(db: Db, number: number): Promise<Ticket | null> {
  const [row] = await db.select().from(table).where(eq(table.number, number)).for('update');
  return row ? fromRow(row) : null;
}

export async function insertTicket(db: Db, ticket: Ticket, schedule: Schedule): Promise<void> {
  await db.insert(table).values(toRow(ticket, schedule));
}

export async function saveTicket(db: Db, ticket: Ticket, schedule: Schedule): Promise<void> {
  await db.update(table).set(toRow(ticket, schedule)).where(eq(table.number, ticket.number));
}
