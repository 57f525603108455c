import { and, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { turnTaken } from '../schema/people.ts';
import { ticket as table } from '../schema/tickets.ts';
import { fromRow, isAwake, isOpen } from '../tickets/row.ts';

/** Any constant number that nobody else uses for an advisory lock in this database. */
const turnLock = 725_310_045;

/**
 * Turns are given one after the other, until the transaction ends: two requests at once go to two people. The clock alone takes this,
 * when it holds the terms already; the tickets that it locks afterwards it takes as they are free, and waits for none.
 */
export async function lockTurns(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${turnLock})`);
}

/** When each had a turn last, counted up; who lacks never had one. */
export async function turnsTaken(db: Db): Promise<Map<number, number>> {
  const rows = await db.select().from(turnTaken);
  return new Map(rows.map(({ operatorId, count }) => [operatorId, count]));
}

export async function noteTurn(tx: Db, operatorId: number): Promise<void> {
  const next = sql`(select coalesce(max(count), 0) + 1 from turn_taken)`;
  await tx
    .insert(turnTaken)
    .values({ operatorId, count: next })
    .onConflictDoUpdate({ target: turnTaken.operatorId, set: { count: next } });
}

/** As the index is made for, to the letter. */
const hasTurn = sql`${table.status} = 'new' and ${table.turnId} is not null`;

/** What one person has in hand: what they claimed, and what is their turn to claim; what was put off does not count. */
export type InHand = { open: number; late: number; waiting: number };

/** Of everybody who has anything in hand. @param now what is late by then */
export async function inHand(db: Db, now: Date): Promise<Map<number, InHand>> {
  const due = sql`least(case when ${table.claimedAt} is null then ${table.claimDue} end, ${table.resolveDue})`;
  const count = (when: SQL) => sql<number>`(count(*) filter (where ${when}))::int`;
  const columns = {
    open: sql<number>`count(*)::int`,
    late: count(sql`${due} <= ${now.toISOString()}::timestamptz`),
    waiting: count(sql`${table.status} = 'waiting'`),
  };
  const claimed = await db
    .select({ id: table.assigneeId, ...columns })
    .from(table)
    .where(and(isNotNull(table.assigneeId), isOpen, isAwake))
    .groupBy(table.assigneeId);
  const turns = await db
    .select({ id: table.turnId, ...columns })
    .from(table)
    .where(and(hasTurn, isAwake))
    .groupBy(table.turnId);
  const all = new Map<number, InHand>();
  for (const { id, ...theirs } of [...claimed, ...turns]) {
    if (id === null) continue;
    const known = all.get(id) ?? { open: 0, late: 0, waiting: 0 };
    all.set(id, {
      open: known.open + theirs.open,
      late: known.late + theirs.late,
      waiting: known.waiting + theirs.waiting,
    });
  }
  return all;
}

/** Whose turns go to others, and whether those count too that nobody had a turn at yet. */
type ToAllot = { unavailable: number[]; awaiting: boolean };

/** Whether there is any: asked often, and nobody is kept from anything by it. */
export async function isAnyToAllot(db: Db, asked: ToAllot): Promise<boolean> {
  const where = toAllot(asked);
  if (!where) return false;
  const rows = await db.select({ number: table.number }).from(table).where(where).limit(1);
  return rows.length > 0;
}

/** Requests that somebody is to get a turn at, locked; what another process, or a press, holds is left for the next time. */
export async function lockToAllot(tx: Db, asked: ToAllot, limit: number): Promise<Ticket[]> {
  const where = toAllot(asked);
  if (!where) return [];
  const rows = await tx
    .select()
    .from(table)
    .where(where)
    .orderBy(table.openedAt, table.number)
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map(fromRow);
}

function toAllot({ unavailable, awaiting }: ToAllot): SQL | undefined {
  return or(
    awaiting ? sql`${table.awaitsTurn} and ${table.status} = 'new'` : undefined,
    unavailable.length > 0 ? and(hasTurn, inArray(table.turnId, unavailable)) : undefined,
  );
}
