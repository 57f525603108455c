import { and, sql } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { ticket as table } from '../schema/tickets.ts';
import { fromRow, isOpen } from './row.ts';

const isSnoozed = sql`${table.snoozedUntil} is not null`;
/** As the index is made for, to the letter. */
const isWatched = sql`${table.watchers} <> '[]'`;

/** What was put off, the next to come back first. */
export async function snoozedTickets(db: Db, limit: number): Promise<Ticket[]> {
  const rows = await db
    .select()
    .from(table)
    .where(isSnoozed)
    .orderBy(table.snoozedUntil, table.number)
    .limit(limit);
  return rows.map(fromRow);
}

/** Open requests that an operator watches, what moved last first. */
export async function watchedTickets(db: Db, operator: number, limit: number): Promise<Ticket[]> {
  const byThem = sql`${table.watchers} @> ${JSON.stringify([{ id: operator }])}::jsonb`;
  const rows = await db
    .select()
    .from(table)
    .where(and(isWatched, byThem, isOpen))
    .orderBy(sql`${table.updatedAt} desc`, table.number)
    .limit(limit);
  return rows.map(fromRow);
}
