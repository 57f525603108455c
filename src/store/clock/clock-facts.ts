import { and, gt, inArray, sql } from 'drizzle-orm';
import type { ClockFacts } from '../../ticket/clock/deadlines.ts';
import type { WhoAsks } from '../../ticket/companies/companies.ts';
import type { TicketAuthorship } from '../../ticket/people/authorship.ts';
import type { Quote } from '../../ticket/quotes/quote.ts';
import type { Escalation, Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { closedWithDuties, ticket as table } from '../schema/tickets.ts';
import { type Assigned, assigneeOf, isOpen, type Schedule } from '../tickets/row.ts';

const clockColumns = {
  number: table.number,
  version: table.version,
  company: table.company,
  status: table.status,
  category: table.category,
  priority: table.priority,
  suggestion: table.suggestion,
  assigneeId: table.assigneeId,
  assigneeName: table.assigneeName,
  fromMachine: table.fromMachine,
  fromBacklog: table.fromBacklog,
  openedAt: table.openedAt,
  claimedAt: table.claimedAt,
  askedAt: table.askedAt,
  remindedAt: table.remindedAt,
  closedAt: table.closedAt,
  pauses: table.pauses,
  extensions: table.extensions,
  escalation: table.escalation,
  snoozedUntil: table.snoozedUntil,
  reporting: sql<Ticket['reporting']>`${table.facts} -> 'reporting'`,
  claimDue: table.claimDue,
  resolveDue: table.resolveDue,
  wakeAt: table.wakeAt,
  quotes: sql<Quote[]>`coalesce(${table.facts} -> 'quotes', '[]')`,
  undeliverable: sql<string | null>`${table.facts} ->> 'undeliverable'`,
};

/** And what of it says whose it is. */
const recognisedColumns = {
  ...clockColumns,
  address: sql<string>`${table.requester} ->> 'address'`,
  unverified: sql<TicketAuthorship['unverified']>`${table.facts} -> 'authorship' ->> 'unverified'`,
  companyChosen: sql<Ticket['companyChosen']>`${table.facts} -> 'companyChosen'`,
};

/** A ticket as far as the clock needs it, and what the clock wrote of it; the version tells whether it has changed. */
type Clocked = ClockFacts & Schedule & { version: number };

/** The same, with whoever asked. */
export type Recognised = Clocked & WhoAsks;

/** The open tickets after a number, in the order of their numbers. Nobody is kept from changing them. */
export async function clockFactsAfter(db: Db, after: number, limit: number): Promise<Recognised[]> {
  const rows = await db
    .select(recognisedColumns)
    .from(table)
    .where(and(gt(table.number, after), isOpen))
    .orderBy(table.number)
    .limit(limit);
  return rows.map(row => recognised(clocked(row)));
}

/** Those of these tickets that are open, in the order of their numbers. Nobody is kept from changing them. */
export async function openFactsAmong(db: Db, numbers: number[]): Promise<Recognised[]> {
  const rows = await db.select(recognisedColumns).from(table).where(openAmong(numbers)).orderBy(table.number);
  return rows.map(row => recognised(clocked(row)));
}

/** The closed tickets after a number of which something has to be reported by law, in the order of their numbers. */
export async function dutyFactsAfter(db: Db, after: number, limit: number): Promise<Clocked[]> {
  const rows = await db
    .select(clockColumns)
    .from(table)
    .where(and(gt(table.number, after), closedWithDuties))
    .orderBy(table.number)
    .limit(limit);
  return rows.map(clocked);
}

/** Those of these tickets that are open, locked. */
export async function lockClockFacts(db: Db, numbers: number[]): Promise<Recognised[]> {
  const rows = await db
    .select(recognisedColumns)
    .from(table)
    .where(openAmong(numbers))
    .orderBy(table.number)
    .for('update');
  return rows.map(row => recognised(clocked(row)));
}

/** These tickets, open or not, as far as the clock needs them. */
export async function clockFactsOf(db: Db, numbers: number[]): Promise<ClockFacts[]> {
  const rows = await db.select(clockColumns).from(table).where(among(numbers));
  return rows.map(clocked);
}

/** All open tickets, as far as the clock needs them. */
export async function openClockFacts(db: Db): Promise<ClockFacts[]> {
  const rows = await db.select(clockColumns).from(table).where(isOpen);
  return rows.map(clocked);
}

function openAmong(numbers: number[]) {
  return and(among(numbers), isOpen);
}

/** In one parameter: a statement takes 65,535 at most. */
function among(numbers: number[]) {
  return inArray(table.number, sql`(select json_array_elements_text(${JSON.stringify(numbers)}::json)::int)`);
}

/** The columns may stay: to leave them out takes longer than to read the row, and the clock reads all tickets. */
function clocked<R extends Assigned>(row: R): R & Pick<Ticket, 'assignee'> {
  return Object.assign(row, { assignee: assigneeOf(row) });
}

type Asks = { address: string; unverified: TicketAuthorship['unverified'] };

function recognised<R extends Asks>(row: R): R & Pick<WhoAsks, 'requester' | 'authorship'> {
  const { address, unverified } = row;
  return Object.assign(row, { requester: { address }, authorship: { unverified } });
}

/**
 * Saves what was computed of many tickets, in one statement; not of those that somebody has changed meanwhile.
 *
 * @param rows escalation is null where it stays as it is
 * @returns the numbers of those that were saved
 */
export async function saveClockwork(
  db: Db,
  rows: ({
    number: number;
    version: number;
    company: string | null;
    escalation: Escalation | null;
  } & Schedule)[],
): Promise<number[]> {
  if (rows.length === 0) return [];
  const saved = await db.execute<{ number: number }>(sql`
    update ticket set company = row.company, claim_due = row."claimDue", resolve_due = row."resolveDue", wake_at = row."wakeAt",
      escalation = coalesce(row.escalation, ticket.escalation)
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(number int, version int, company text,
      "claimDue" timestamptz, "resolveDue" timestamptz, "wakeAt" timestamptz, escalation jsonb)
    where ticket.number = row.number and ticket.version = row.version
    returning ticket.number`);
  return saved.map(({ number }) => number);
}
