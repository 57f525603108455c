import { and, asc, eq, gt, gte, lt } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import type { WorkEntry } from '../../ticket/work/work.ts';
import type { Db } from '../database.ts';
import { ticket as tickets } from '../schema/tickets.ts';
import { work as table } from '../schema/work.ts';
import { fromRow } from './row.ts';

/** Keeps what was noted of a request, as it stands now. */
export async function keepWork(tx: Db, ticket: number, entries: readonly WorkEntry[]): Promise<void> {
  for (const { id, minutes, quote, at } of entries)
    await tx
      .insert(table)
      .values({ ticket, entry: id, minutes, quote, at: new Date(at) })
      .onConflictDoUpdate({ target: [table.ticket, table.entry], set: { minutes } });
}

/** Work that was done, with its request; what was struck out is not among it. In the order of time. */
export type DoneWork = { ticket: Ticket; minutes: number; quote: number | null; at: Date };

/** What was noted from an instant on, and before another. */
export async function workBetween(db: Db, from: Date, until: Date): Promise<DoneWork[]> {
  const rows = await db
    .select({ ticket: tickets, minutes: table.minutes, quote: table.quote, at: table.at })
    .from(table)
    .innerJoin(tickets, eq(tickets.number, table.ticket))
    .where(and(gte(table.at, from), lt(table.at, until), gt(table.minutes, 0)))
    .orderBy(asc(table.at), asc(table.ticket), asc(table.entry));
  return rows.map(({ ticket, ...done }) => ({ ...done, ticket: fromRow(ticket) }));
}
