import { and, desc, eq, gt, gte, inArray, isNull, lte, ne, or, type SQLWrapper, sql } from 'drizzle-orm';
import type { ClockFacts } from '../../ticket/clock/deadlines.ts';
import type { Escalation, Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { isInteger } from '../integer.ts';
import { ticket as table } from '../schema/tickets.ts';

type Row = typeof table.$inferSelect;

/** Two descriptions of one fault share about half of their letter groups; two faults of one program a quarter. */
const alikeFrom = 0.4;

/** Of one sender's open requests so many are compared with a new one: the latest. */
const comparedAtMost = 50;

/** Written out, not handed over as a value: so the indexes of open tickets serve whatever plan is made. */
const isOpen = sql`${table.status} <> 'closed'`;

const clockColumns = {
  number: table.number,
  version: table.version,
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
  claimDue: table.claimDue,
  resolveDue: table.resolveDue,
  wakeAt: table.wakeAt,
};

/** A number that no other ticket has or will have; one that is not used after all leaves a gap, never a clash. */
export async function nextTicketNumber(db: Db): Promise<number> {
  const rows = await db.execute<{ number: string }>(sql`select nextval('ticket_number') as number`);
  return Number(rows[0]?.number);
}

/** @returns null when there is no such ticket */
export async function findTicket(db: Db, number: number): Promise<Ticket | null> {
  if (!isInteger(number)) return null;
  const [row] = await db.select().from(table).where(eq(table.number, number));
  return row ? fromRow(row) : null;
}

/** Reads the ticket and keeps others from changing it until the transaction ends. */
export async function lockTicket(db: Db, number: number): Promise<Ticket | null> {
  const [row] = await db.select().from(table).where(eq(table.number, number)).for('update');
  return row ? fromRow(row) : null;
}

/** What the clock needs to know of a ticket, computed from it. */
export type Schedule = { claimDue: Date | null; resolveDue: Date | null; wakeAt: Date | null };

export async function insertTicket(db: Db, ticket: Ticket, schedule: Schedule): Promise<void> {
  await db.insert(table).values(toRow(ticket, schedule));
}

export async function saveTicket(db: Db, ticket: Ticket, schedule: Schedule): Promise<void> {
  await db.update(table).set(toRow(ticket, schedule)).where(eq(table.number, ticket.number));
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
    waiting_since: ticket.waitingSince,
    reminded_at: ticket.remindedAt,
    pauses: ticket.pauses,
    escalation: ticket.escalation,
    closed_at: ticket.closedAt,
    resolution: ticket.resolution,
    updated_at: ticket.updatedAt,
    claim_due: schedule.claimDue,
    resolve_due: schedule.resolveDue,
    wake_at: schedule.wakeAt,
  }));
  await db.execute(sql`
    update ticket set version = row.version, status = row.status, waiting_since = row.waiting_since,
      reminded_at = row.reminded_at, pauses = row.pauses, escalation = row.escalation, closed_at = row.closed_at,
      resolution = row.resolution, updated_at = row.updated_at, claim_due = row.claim_due,
      resolve_due = row.resolve_due, wake_at = row.wake_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(
      number int, version int, status text, waiting_since timestamptz, reminded_at timestamptz, pauses jsonb,
      escalation jsonb, closed_at timestamptz, resolution text, updated_at timestamptz, claim_due timestamptz,
      resolve_due timestamptz, wake_at timestamptz)
    where ticket.number = row.number`);
}

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

/** A ticket as far as the clock needs it, and what the clock wrote of it; the version tells whether it has changed. */
export type Clocked = ClockFacts & Schedule & { version: number };

/** The open tickets after a number, in the order of their numbers. Nobody is kept from changing them. */
export async function clockFactsAfter(db: Db, after: number, limit: number): Promise<Clocked[]> {
  const rows = await db
    .select(clockColumns)
    .from(table)
    .where(and(gt(table.number, after), isOpen))
    .orderBy(table.number)
    .limit(limit);
  return rows.map(clocked);
}

/** Those of these tickets that are open, locked. */
export async function lockClockFacts(db: Db, numbers: number[]): Promise<Clocked[]> {
  const rows = await db
    .select(clockColumns)
    .from(table)
    .where(openAmong(numbers))
    .orderBy(table.number)
    .for('update');
  return rows.map(clocked);
}

/** Those of these tickets that are open, as far as the clock needs them. */
export async function openClockFactsOf(db: Db, numbers: number[]): Promise<ClockFacts[]> {
  const rows = await db.select(clockColumns).from(table).where(openAmong(numbers));
  return rows.map(clocked);
}

/** In one parameter: a statement takes 65,535 at most. */
function openAmong(numbers: number[]) {
  const these = sql`(select json_array_elements_text(${JSON.stringify(numbers)}::json)::int)`;
  return and(inArray(table.number, these), isOpen);
}

/** The numbers of all open tickets. */
export async function openNumbers(db: Db): Promise<number[]> {
  const rows = await db.select({ number: table.number }).from(table).where(isOpen).orderBy(table.number);
  return rows.map(({ number }) => number);
}

/** All open tickets, as far as the clock needs them. */
export async function openClockFacts(db: Db): Promise<ClockFacts[]> {
  const rows = await db.select(clockColumns).from(table).where(isOpen);
  return rows.map(clocked);
}

/**
 * Saves what was computed of many tickets, in one statement; not of those that somebody has changed meanwhile.
 *
 * @param rows escalation is null where it stays as it is
 * @returns the numbers of those that were saved
 */
export async function saveClockwork(
  db: Db,
  rows: ({ number: number; version: number; escalation: Escalation | null } & Schedule)[],
): Promise<number[]> {
  if (rows.length === 0) return [];
  const saved = await db.execute<{ number: number }>(sql`
    update ticket set claim_due = row."claimDue", resolve_due = row."resolveDue", wake_at = row."wakeAt",
      escalation = coalesce(row.escalation, ticket.escalation)
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(number int, version int,
      "claimDue" timestamptz, "resolveDue" timestamptz, "wakeAt" timestamptz, escalation jsonb)
    where ticket.number = row.number and ticket.version = row.version
    returning ticket.number`);
  return saved.map(({ number }) => number);
}

const claimOwed = sql`case when ${table.claimedAt} is null then ${table.claimDue} end`;

/** What falls first of what an open ticket is owed; null where that is nothing, or stands still. Indexed as it stands. */
const nextDue = sql`least(${claimOwed}, ${table.resolveDue})`;

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

const addressOf = sql`${table.requester} ->> 'address'`;

/**
 * The open ticket of a sender whose text is most like this one (pg_trgm), if any is like it.
 *
 * @param since tickets from before are not looked at
 */
export async function ticketLike(
  db: Db,
  { address, text, since, but }: { address: string; text: string; since: Date; but: number | null },
): Promise<number | null> {
  const latest = db
    .select({ number: table.number, subject: table.subject, excerpt: table.excerpt })
    .from(table)
    .where(
      and(
        sql`${addressOf} = ${address}`,
        gte(table.openedAt, since),
        isOpen,
        but === null ? undefined : ne(table.number, but),
      ),
    )
    .orderBy(desc(table.openedAt), desc(table.number))
    .limit(comparedAtMost)
    .as('latest');
  const similarity = sql<number>`similarity(${latest.subject} || ' ' || ${latest.excerpt}, ${text})`;
  const [row] = await db
    .select({ number: latest.number, similarity })
    .from(latest)
    .orderBy(desc(similarity))
    .limit(1);
  return row && row.similarity >= alikeFrom ? row.number : null;
}

/** The latest open ticket of a sender since an instant, locked. */
export async function lockLatestOf(db: Db, address: string, since: Date): Promise<Ticket | null> {
  const [row] = await db
    .select()
    .from(table)
    .where(and(sql`${addressOf} = ${address}`, gte(table.openedAt, since), isOpen))
    .orderBy(desc(table.openedAt), desc(table.number))
    .limit(1)
    .for('update');
  return row ? fromRow(row) : null;
}

/** Tickets that nobody has, the next deadline first; those without one last, the oldest before the others. */
export async function ticketsInQueue(db: Db, limit: number): Promise<Ticket[]> {
  const rows = await db
    .select()
    .from(table)
    .where(sql`${table.status} = 'new'`)
    .orderBy(sql`${nextDue} nulls last`, table.openedAt, table.number)
    .limit(limit);
  return rows.map(fromRow);
}

/** Open tickets of an operator, the next deadline first; those without one last, or that wait for the customer. */
export async function ticketsOf(db: Db, operatorId: number, limit: number): Promise<Ticket[]> {
  const rows = await db
    .select()
    .from(table)
    .where(and(eq(table.assigneeId, operatorId), isOpen))
    .orderBy(sql`${nextDue} nulls last`, sql`${table.priority} nulls last`, table.openedAt)
    .limit(limit);
  return rows.map(fromRow);
}

/** All tickets, the newest first. */
export async function latestTickets(db: Db, limit: number): Promise<Ticket[]> {
  const rows = await db.select().from(table).orderBy(desc(table.number)).limit(limit);
  return rows.map(fromRow);
}

function fromRow({ claimDue, resolveDue, wakeAt, assigneeId, assigneeName, ...row }: Row): Ticket {
  return { ...row, assignee: assigneeOf({ assigneeId, assigneeName }) };
}

type Assigned = { assigneeId: number | null; assigneeName: string | null };

/** The columns may stay: to leave them out takes longer than to read the row, and the clock reads all tickets. */
function clocked<R extends Assigned>(row: R): R & Pick<Ticket, 'assignee'> {
  return Object.assign(row, { assignee: assigneeOf(row) });
}

function assigneeOf({ assigneeId, assigneeName }: Assigned): Ticket['assignee'] {
  return assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' };
}

function toRow({ assignee, ...ticket }: Ticket, schedule: Schedule): Row {
  return {
    ...ticket,
    ...schedule,
    assigneeId: assignee?.id ?? null,
    assigneeName: assignee?.name ?? null,
  };
}
