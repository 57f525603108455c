import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { RequestFacts } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { atOnce } from '../asking/at-once.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { batched, claim } from '../in-unison.ts';
import { isInteger } from '../integer.ts';
import { rowsInJson } from '../rows/rows-in-json.ts';
import { ticket as table } from '../schema/tickets.ts';
import { fromRow, type Schedule, toRow } from './row.ts';

/** @returns null when there is no such ticket */
export async function findTicket(db: Db, number: number): Promise<Ticket | null> {
  return isInteger(number) ? await findNumbered(db, number) : null;
}

const findNumbered = batched(async (db: Db, numbers: number[]) => {
  const known = await ticketsNumbered(db, numbers);
  return numbers.map(number => known.get(number) ?? null);
});

/** The same, for whoever asks at the same moment as others do. */
export const ticketNow = atOnce(async (db, numbers: number[]): Promise<(Ticket | null)[]> => {
  const rows = await numbered(db).execute({ numbers: [...new Set(numbers)] });
  const known = new Map(rows.map(row => [row.number, fromRow(row)]));
  return numbers.map(number => known.get(number) ?? null);
});

const numbered = prepared(db =>
  db
    .select()
    .from(table)
    .where(sql`${table.number} = any(${sql.placeholder('numbers')}::int[])`)
    .prepare('tickets_numbered'),
);

/** Several at once, by their numbers; those that are not there lack. */
export async function ticketsNumbered(db: Db, numbers: number[]): Promise<Map<number, Ticket>> {
  if (numbers.length === 0) return new Map();
  const rows = await numbered(db).execute({ numbers });
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
  claim(db, nameOf(number));
  return await lockNumbered(db, number);
}

const lockNumbered = batched(async (db: Db, numbers: number[]) => {
  const rows = await numberedLocked(db).execute({ numbers });
  const locked = new Map(rows.map(row => [row.number, row]));
  return numbers.map(number => {
    const row = locked.get(number);
    return row ? fromRow(row) : null;
  });
});

const numberedLocked = prepared(db =>
  db
    .select()
    .from(table)
    .where(sql`${table.number} = any(${sql.placeholder('numbers')}::int[])`)
    .orderBy(table.number)
    .for('update')
    .prepare('tickets_locked'),
);

/** What a ticket is called where works of one transaction say what they have. */
export function nameOf(number: number): string {
  return `ticket ${number}`;
}

const insertion = rowsInJson(table);

export async function insertTicket(db: Db, ticket: Ticket, schedule: Schedule): Promise<void> {
  await insertRows(db, toRow(ticket, schedule));
}

const insertRows = batched(async (db: Db, rows: ReturnType<typeof toRow>[]) => {
  await db.execute(insertion(rows));
  return rows;
});

export async function saveTicket(db: Db, ticket: Ticket, schedule: Schedule): Promise<void> {
  await saveRows(db, toRow(ticket, schedule));
}

/** Each by itself: what finds them by one value in JSON reads a small table through. They go over the wire together. */
const saveRows = batched(async (db: Db, rows: ReturnType<typeof toRow>[]) => {
  await Promise.all(rows.map(row => saving(db).execute(valuesOf(row))));
  return rows;
});

function valuesOf(row: ReturnType<typeof toRow>) {
  const values = savedColumns.map(([property, column]) => {
    const value = row[property];
    return [property, value === null || value === undefined ? null : column.mapToDriverValue(value)];
  });
  return Object.fromEntries(values);
}

type Saved = keyof ReturnType<typeof toRow>;
const savedColumns = Object.entries(getTableColumns(table)) as [Saved, (typeof table)[Saved]][];

const saving = prepared(db =>
  db
    .update(table)
    .set(Object.fromEntries(savedColumns.map(([property]) => [property, sql`${sql.placeholder(property)}`])))
    .where(eq(table.number, sql.placeholder('number')))
    .prepare('ticket_saved'),
);
