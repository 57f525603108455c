import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { ticket as table } from '../schema/tickets.ts';

/** What decides in which channels a ticket lies, and who may see it. */
const columns = {
  number: table.number,
  mailbox: table.mailbox,
  company: table.company,
  category: table.category,
  priority: table.priority,
  suggestion: table.suggestion,
  restricted: table.restricted,
};

/** Whether few may see it; a ticket that is not there nobody sees. */
export async function isRestricted(db: Db, number: number): Promise<boolean> {
  const [row] = await db
    .select({ number: table.number })
    .from(table)
    .where(and(eq(table.number, number), eq(table.restricted, true)));
  return row !== undefined;
}

type PlaceFacts = Pick<Ticket, keyof typeof columns>;

/** Of these tickets, by their numbers, what decides where they lie. */
export async function placeFactsOf(db: Db, numbers: number[]): Promise<Map<number, PlaceFacts>> {
  if (numbers.length === 0) return new Map();
  const rows = await db.select(columns).from(table).where(inArray(table.number, numbers));
  return new Map(rows.map(row => [row.number, row]));
}

/** Of these tickets, those that all may see, and that go on by themselves. */
export async function readByAll(db: Db, numbers: number[]): Promise<number[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .select({ number: table.number })
    .from(table)
    .where(and(inArray(table.number, numbers), eq(table.restricted, false), isNull(table.mergedInto)))
    .orderBy(table.number);
  return rows.map(({ number }) => number);
}

/** Of these tickets, those that are closed, in the order of their numbers. */
export async function closedAmong(db: Db, numbers: number[]): Promise<number[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .select({ number: table.number })
    .from(table)
    .where(and(inArray(table.number, numbers), eq(table.status, 'closed')))
    .orderBy(table.number);
  return rows.map(({ number }) => number);
}
