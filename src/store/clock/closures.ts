import { and, asc, desc, eq, gte, isNull, lte, max, sql } from 'drizzle-orm';
import type { DeskEvent, PlannedClosure } from '../../ticket/desk-events.ts';
import type { Actor, Operator, Origin } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { closure, dutyOverride } from '../schema/clock.ts';
import { deskEvent } from '../schema/events.ts';
import { operator } from '../schema/people.ts';

type ClosureRow = PlannedClosure & { nonce: string; onCallEmail: string | null };

const columns = {
  id: closure.id,
  nonce: closure.nonce,
  from: closure.from,
  to: closure.to,
  name: closure.name,
  onCallId: operator.id,
  onCallName: operator.name,
  onCallEmail: operator.email,
};

/** Any constant number that nobody else uses for an advisory lock in this database. */
const calendarLock = 725_310_044;

/**
 * Keeps closures from being changed until the transaction ends. Whoever writes deadlines holds the calendar first and
 * reads it then: what is computed by the old one is written before the change, and computed anew after it.
 */
export async function holdCalendar(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${calendarLock})`);
}

/** Grows with each change of the desk: of two readings that come in out of turn, the later one counts. */
export async function deskVersion(db: Db): Promise<number> {
  const [row] = await db.select({ last: max(deskEvent.id) }).from(deskEvent);
  return row?.last ?? 0;
}

/** The closures that were planned in chat and not cancelled, in the order of their days. */
export async function plannedClosures(db: Db): Promise<ClosureRow[]> {
  const rows = await db
    .select(columns)
    .from(closure)
    .leftJoin(operator, eq(closure.onCallId, operator.id))
    .where(isNull(closure.cancelledAt))
    .orderBy(asc(closure.from), asc(closure.id));
  return rows.map(({ onCallId, onCallName, ...row }) => ({
    ...row,
    onCall: onCallId === null ? null : { id: onCallId, name: onCallName ?? '' },
  }));
}

/** @param id 0 for a new one, which has this nonce. @returns its id */
export async function saveClosure(
  db: Db,
  { id, from, to, name, onCall }: PlannedClosure,
  nonce: string,
): Promise<number> {
  const values = { from, to, name, onCallId: onCall?.id ?? null };
  const [row] =
    id === 0
      ? await db
          .insert(closure)
          .values({ ...values, nonce })
          .returning({ id: closure.id })
      : await db.update(closure).set(values).where(eq(closure.id, id)).returning({ id: closure.id });
  if (!row) throw new Error(`there is no closure ${id}`);
  return row.id;
}

/** The closure ends with this day, the last one on which it was kept. */
export async function endClosure(db: Db, id: number, to: string): Promise<void> {
  await db.update(closure).set({ to }).where(eq(closure.id, id));
}

export async function cancelClosure(db: Db, id: number, at: Date): Promise<void> {
  await db.update(closure).set({ cancelledAt: at }).where(eq(closure.id, id));
}

/** Who stands in for the rota on a day (`YYYY-MM-DD`); the latest word counts, of those who are here. */
export async function dutyOverrideOn(db: Db, date: string): Promise<Operator | null> {
  const [row] = await db
    .select({ id: operator.id, email: operator.email, name: operator.name, role: operator.role })
    .from(dutyOverride)
    .innerJoin(operator, eq(dutyOverride.operatorId, operator.id))
    .where(and(lte(dutyOverride.from, date), gte(dutyOverride.to, date), isNull(operator.leftAt)))
    .orderBy(desc(dutyOverride.id))
    .limit(1);
  return row ?? null;
}

export async function saveDutyOverride(
  db: Db,
  override: { from: string; to: string; operatorId: number },
): Promise<void> {
  await db.insert(dutyOverride).values(override);
}

/** The latest word on any of these days, if it is exactly this one. */
export async function isLatestTurn(
  db: Db,
  { from, to, operatorId }: { from: string; to: string; operatorId: number },
): Promise<boolean> {
  const [latest] = await db
    .select()
    .from(dutyOverride)
    .where(and(lte(dutyOverride.from, to), gte(dutyOverride.to, from)))
    .orderBy(desc(dutyOverride.id))
    .limit(1);
  return latest?.from === from && latest.to === to && latest.operatorId === operatorId;
}

export type DutyTurn = { from: string; to: string; operator: Pick<Operator, 'id' | 'name' | 'email'> };

/** The turns that were planned in chat and are not over on a day, in the order of their days. */
export async function plannedDuty(db: Db, today: string): Promise<DutyTurn[]> {
  return await db
    .select({
      from: dutyOverride.from,
      to: dutyOverride.to,
      operator: { id: operator.id, name: operator.name, email: operator.email },
    })
    .from(dutyOverride)
    .innerJoin(operator, eq(dutyOverride.operatorId, operator.id))
    .where(gte(dutyOverride.to, today))
    .orderBy(asc(dutyOverride.from), asc(dutyOverride.id));
}

/** @returns false when there is no such turn */
export async function deleteDutyOverride(
  db: Db,
  { from, to, operatorId }: { from: string; to: string; operatorId: number },
): Promise<boolean> {
  const gone = await db
    .delete(dutyOverride)
    .where(and(eq(dutyOverride.from, from), eq(dutyOverride.to, to), eq(dutyOverride.operatorId, operatorId)))
    .returning({ id: dutyOverride.id });
  return gone.length > 0;
}

/**
 * For a transaction that will append to the desk's log after it has changed tickets: taken first, since two that hold
 * the calendar together could not both wait for the other to let go.
 */
export async function lockDeskLog(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${calendarLock})`);
}

/** Appends to the desk's own log: one after the other, and when nobody is computing by the calendar that changes. */
export async function appendDeskEvent(
  db: Db,
  recorded: { data: DeskEvent; actor: Actor; origin: Origin; at: Date },
): Promise<void> {
  await lockDeskLog(db);
  await db.insert(deskEvent).values(recorded);
}
