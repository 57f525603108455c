import { and, eq, isNull, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Category, Language, Priority } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { ticket as table } from '../schema/tickets.ts';
import { behind, inOrder, type Key, type Mark } from './keyset.ts';
import { fromRow, isAwake, isOpen } from './row.ts';
import { countOf, type Parts, rowsOf } from './stretch.ts';

const claimOwed = sql`case when ${table.claimedAt} is null then ${table.claimDue} end`;

/** What falls first of what an open ticket is owed; null where that is nothing, or stands still. Indexed as it stands. */
const nextDue = sql`least(${claimOwed}, ${table.resolveDue})`;

const instant = (by: SQLWrapper): Key => ({ by, is: 'instant' });
const number: Key = { by: table.number, is: 'number' };
const closedLast: Key = { by: sql`(${table.status} = 'closed')::int`, is: 'number' };

/** Which tickets are listed, and in which order: what falls first before the rest, so what is broken stands on top. */
export type Listed =
  /** Those that nobody has; those without a deadline last, the oldest before the others. */
  | { which: 'queue' }
  /**
   * Open ones of an operator; those without a deadline last, or that wait for the customer. `turns`: and those that nobody has
   * and whose turn they are.
   */
  | { which: 'of'; operator: number; turns?: boolean }
  /** Open ones with a promise that is broken, or is due by then. */
  | { which: 'due'; until: Date }
  /** Those that wait for the customer, the longest first where no promise is broken. */
  | { which: 'waiting' }
  /** Those that were put off, the next to come back first. */
  | { which: 'snoozed'; operator?: number }
  /** Open ones that an operator watches, what moved last first. */
  | { which: 'watched'; operator: number }
  /** Those that are part of an incident; open ones first. */
  | { which: 'incident'; incident: number }
  /** Whose promise fell in that time and was not kept then: the open ones first. */
  | { which: 'broken'; since: Date; until: Date }
  /** Those that were closed since then, the latest first; one that was merged is part of another, and counted there. */
  | { which: 'closed'; since: Date };

/** What narrows a list down; what is left out lets all through. */
export type Filters = {
  category?: Category | undefined;
  priority?: Priority | undefined;
  language?: Language | undefined;
  /** A company's key. */
  company?: string | undefined;
  /** An operator's id. */
  assignee?: number | undefined;
};

/** @property openOnly what few may see is left out: that it is there would say what was asked for */
export type Narrowing = Filters & { openOnly?: true };

/** A stretch of a list: from where on, or behind the last row that was seen, whatever was taken out before it meanwhile. */
export type Stretch = { offset: number; limit: number; after?: Mark };

/**
 * A stretch of a list, and how many there are in all.
 *
 * @returns `before`: how many stand before it now; `last`: where its last row stands, to go on from there
 */
export async function ticketsListed(
  db: Db,
  listed: Listed,
  filters: Narrowing,
  { offset, limit, after }: Stretch,
): Promise<{ tickets: Ticket[]; total: number; before: number; last: Mark }> {
  const { where, orElse, order } = questionOf(listed);
  const narrows = narrowing(filters);
  const parts: Parts = orElse ? [and(where, ...narrows), and(orElse, ...narrows)] : [and(where, ...narrows)];
  const rest = after ? behind(order, after) : undefined;
  const rows = await rowsOf(db, parts, { order, rest, offset: rest ? 0 : offset, limit });
  const tickets = rows.map(({ mark: _, total: __, ...row }) => fromRow(row));
  const last = rows.at(-1)?.mark ?? '';
  if (rest) {
    const { total, behind: left } = await countOf(db, parts, rest);
    return { tickets, total, before: total - left, last };
  }
  // Behind the last of them there is nothing that could say how many there are.
  const total = rows[0]?.total ?? (offset === 0 ? 0 : (await countOf(db, parts)).total);
  return { tickets, total, before: offset, last };
}

/**
 * What is asked for.
 *
 * @property orElse what is listed too; none of it is what `where` says
 * @property order what is an instant, and what a number, says how it travels; what is null stands last
 */
type Question = { where: SQL | undefined; orElse?: SQL | undefined; order: Key[] };

function questionOf(listed: Listed): Question {
  switch (listed.which) {
    case 'queue':
      return {
        where: and(sql`${table.status} = 'new'`, isAwake),
        order: [instant(nextDue), instant(table.openedAt), number],
      };
    case 'of':
      return {
        where: theirs(listed.operator),
        ...(listed.turns ? { orElse: theirTurn(listed.operator) } : {}),
        order: [instant(nextDue), { by: table.priority, is: 'number' }, instant(table.openedAt), number],
      };
    case 'due':
      return {
        where: fellBy(listed.until),
        order: [instant(nextDue), number],
      };
    case 'waiting':
      return {
        where: sql`${table.status} = 'waiting'`,
        order: [instant(nextDue), instant(table.waitingSince), number],
      };
    case 'snoozed':
      return {
        where: and(
          sql`${table.snoozedUntil} is not null`,
          listed.operator === undefined ? undefined : eq(table.assigneeId, listed.operator),
        ),
        order: [instant(table.snoozedUntil), number],
      };
    case 'watched':
      return watchedBy(listed.operator);
    case 'incident':
      return {
        where: sql`${table.incident} is not null and ${table.incident} = ${listed.incident}`,
        order: [closedLast, instant(nextDue), number],
      };
    case 'broken':
      return broken(listed);
    case 'closed':
      return {
        where: and(
          sql`${table.status} = 'closed' and ${table.closedAt} >= ${listed.since.toISOString()}::timestamptz`,
          isNull(table.mergedInto),
        ),
        order: [
          { ...instant(table.closedAt), desc: true },
          { ...number, desc: true },
        ],
      };
    default:
      return listed satisfies never;
  }
}

function watchedBy(operator: number): ReturnType<typeof questionOf> {
  return {
    // As the index is made for, to the letter.
    where: and(
      sql`${table.watchers} <> '[]'`,
      sql`${table.watchers} @> ${JSON.stringify([{ id: operator }])}::jsonb`,
      isOpen,
    ),
    order: [{ ...instant(table.updatedAt), desc: true }, number],
  };
}

/** Four ways of it, of which an index knows each: not claimed or not resolved yet, or too late. */
function broken({ since, until }: { since: Date; until: Date }): ReturnType<typeof questionOf> {
  const fell = (due: SQLWrapper) =>
    sql`${due} >= ${since.toISOString()}::timestamptz and ${due} <= ${until.toISOString()}::timestamptz`;
  const where = and(
    isNull(table.mergedInto),
    or(
      and(fellBy(until), isNull(table.claimedAt), fell(table.claimDue)),
      and(sql`${table.claimedAt} > ${table.claimDue}`, fell(table.claimDue)),
      and(fellBy(until), fell(table.resolveDue)),
      and(sql`${table.closedAt} > ${table.resolveDue}`, fell(table.resolveDue)),
    ),
  );
  return { where, order: [closedLast, instant(nextDue), number] };
}

/** Open, and the first of what is owed falls by then. Said beside any promise that is, the index of what is owed serves it. */
function fellBy(until: Date): SQL | undefined {
  return and(isOpen, sql`${nextDue} <= ${until.toISOString()}::timestamptz`);
}

function theirs(operator: number): SQL | undefined {
  return and(eq(table.assigneeId, operator), isOpen, isAwake);
}

/** As the index is made for, to the letter. */
function theirTurn(operator: number): SQL | undefined {
  return and(
    sql`${table.status} = 'new' and ${table.turnId} is not null`,
    eq(table.turnId, operator),
    sql`${table.assigneeId} is distinct from ${operator}`,
    isAwake,
  );
}

function narrowing({
  category,
  priority,
  language,
  company,
  assignee,
  openOnly,
}: Narrowing): (SQL | undefined)[] {
  return [
    category === undefined ? [] : or(eq(table.category, category), isProposed('category', category)),
    priority === undefined ? [] : or(eq(table.priority, priority), isProposed('priority', priority)),
    language === undefined ? [] : eq(table.language, language),
    company === undefined ? [] : eq(table.company, company),
    openOnly ? eq(table.restricted, false) : [],
    assignee === undefined ? [] : eq(table.assigneeId, assignee),
  ].flat();
}

/** Until somebody has classified it, a request is what the rules propose: so it looks, and by that it is due. */
function isProposed(what: 'category' | 'priority', is: string | number): SQL {
  return sql`(${table.category} is null and ${table.suggestion} ->> ${what}::text = ${String(is)})`;
}

/** All that an operator has open, the next deadline first; what was put off last, for it is theirs all the same. */
export async function ticketsOf(
  db: Db,
  operator: number,
  limit: number,
): Promise<{ tickets: Ticket[]; total: number }> {
  const begin = { offset: 0, limit };
  const open = await ticketsListed(db, { which: 'of', operator }, {}, begin);
  const putOff = await ticketsListed(db, { which: 'snoozed', operator }, {}, begin);
  return {
    tickets: [...open.tickets, ...putOff.tickets].slice(0, limit),
    total: open.total + putOff.total,
  };
}

/** The numbers of all that an operator has open, in the same order. */
export async function numbersOf(db: Db, operator: number): Promise<number[]> {
  const numbers = async (listed: Listed) => {
    const { where, order } = questionOf(listed);
    const asked = db.select({ number: table.number }).from(table).where(where);
    return (await asked.orderBy(...inOrder(order))).map(row => row.number);
  };
  return [...(await numbers({ which: 'of', operator })), ...(await numbers({ which: 'snoozed', operator }))];
}

/** These tickets, in the order in which they are named; those that there are not are left out. */
export async function ticketsNumbered(db: Db, numbers: number[]): Promise<Ticket[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .select()
    .from(table)
    .where(sql`${table.number} = any(${sql.param(numbers)}::int[])`);
  const found = new Map(rows.map(row => [row.number, fromRow(row)]));
  return numbers.flatMap(number => found.get(number) ?? []);
}

/** Who has something open that was not put off, by name. */
export async function peopleAtWork(db: Db): Promise<{ id: number; name: string }[]> {
  const { assigneeId: id, assigneeName: name } = table;
  const rows = await db
    .select({ id, name: sql<string>`max(${name})` })
    .from(table)
    .where(and(isOpen, isAwake, sql`${id} is not null`))
    .groupBy(id)
    .orderBy(sql`max(${name})`, id);
  return rows.flatMap(({ id, name }) => (id === null ? [] : [{ id, name: name ?? '' }]));
}

/**
 * Open tickets with a promise that is due in a stretch of time, the most pressing first.
 *
 * @param after promises that were broken by then are left out
 */
export async function ticketsDueBetween(db: Db, after: Date, until: Date, limit: number): Promise<Ticket[]> {
  const from = sql`${after.toISOString()}::timestamptz`;
  const to = sql`${until.toISOString()}::timestamptz`;
  const within = (due: SQLWrapper) => sql`(${due} <= ${to} and ${due} > ${from})`;
  const ahead = (due: SQLWrapper) => sql`case when ${due} > ${from} then ${due} end`;
  const rows = await db
    .select()
    .from(table)
    .where(
      or(
        and(fellBy(until), isNull(table.claimedAt), within(table.claimDue)),
        and(fellBy(until), within(table.resolveDue)),
      ),
    )
    // One that nobody has may have broken the one promise, and be about to break the other.
    .orderBy(sql`least(${ahead(claimOwed)}, ${ahead(table.resolveDue)})`, table.number)
    .limit(limit);
  return rows.map(fromRow);
}

/** All tickets, the newest first. */
export async function latestTickets(db: Db, limit: number): Promise<Ticket[]> {
  const rows = await db.select().from(table).orderBy(sql`${table.number} desc`).limit(limit);
  return rows.map(fromRow);
}
