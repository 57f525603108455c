import { and, asc, eq, isNull, lte, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Absence } from '../../ticket/people/absences.ts';
import type { ChatPlatform, Named } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { isInteger } from '../integer.ts';
import { operator, absence as table } from '../schema/people.ts';

/** An absence with all that is kept of it. */
export type KeptAbsence = Absence & {
  note: string;
  /** Where it was said; null: on no platform. */
  platform: ChatPlatform | null;
  /** The numbers of what they had open when it began. */
  left: number[];
  begunAt: Date | null;
  endedAt: Date | null;
};

const substitute = alias(operator, 'substitute');
const isGoingOn = isNull(table.endedAt);

/** All that go on or are planned, the earliest first. */
export async function absencesGoingOn(db: Db): Promise<KeptAbsence[]> {
  return (await asked(db).where(isGoingOn).orderBy(asc(table.from), asc(table.id))).map(kept);
}

/** One by its id, whether it has ended or not. */
export async function findAbsence(db: Db, id: number): Promise<KeptAbsence | null> {
  if (!isInteger(id)) return null;
  const [row] = await asked(db).where(eq(table.id, id));
  return row ? kept(row) : null;
}

/** The ids of those that must begin, or end, by now. */
export async function dueAbsences(db: Db, now: Date): Promise<number[]> {
  const rows = await db
    .select({ id: table.id })
    .from(table)
    .where(and(isGoingOn, or(lte(table.until, now), and(isNull(table.begunAt), lte(table.from, now)))))
    .orderBy(asc(table.id));
  return rows.map(({ id }) => id);
}

/** @returns its id */
export async function insertAbsence(
  tx: Db,
  absence: Omit<KeptAbsence, 'id' | 'begunAt' | 'endedAt' | 'left'>,
): Promise<number> {
  const { operator, substitute, from, until, note, platform } = absence;
  const [row] = await tx
    .insert(table)
    .values({ operatorId: operator.id, substituteId: substitute?.id ?? null, from, until, note, platform })
    .returning({ id: table.id });
  if (!row) throw new Error('the database gave no absence back');
  return row.id;
}

export async function changeAbsence(
  tx: Db,
  id: number,
  { until, substitute, note }: { until: Date; substitute: Named | null; note: string },
): Promise<void> {
  await tx
    .update(table)
    .set({ until, note, substituteId: substitute?.id ?? null })
    .where(eq(table.id, id));
}

export async function beginAbsence(tx: Db, id: number, at: Date, left: number[]): Promise<void> {
  await tx.update(table).set({ begunAt: at, left }).where(eq(table.id, id));
}

/** @returns false where it has ended already */
export async function endAbsence(tx: Db, id: number, at: Date): Promise<boolean> {
  const ended = await tx
    .update(table)
    .set({ endedAt: at })
    .where(and(eq(table.id, id), isGoingOn))
    .returning({ id: table.id });
  return ended.length > 0;
}

function asked(db: Db) {
  return db
    .select({ absence: table, name: operator.name, substituteName: substitute.name })
    .from(table)
    .innerJoin(operator, eq(operator.id, table.operatorId))
    .leftJoin(substitute, eq(substitute.id, table.substituteId))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof asked>>[number];

function kept({ absence, name, substituteName }: Row): KeptAbsence {
  const { operatorId, substituteId, ...rest } = absence;
  return {
    ...rest,
    operator: { id: operatorId, name },
    substitute: substituteId === null ? null : { id: substituteId, name: substituteName ?? '' },
  };
}
