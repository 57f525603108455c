import { and, asc, desc, eq, gte, isNull, lte } from 'drizzle-orm';
import type { Operator } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { dutyOverride } from '../schema/clock.ts';
import { operator } from '../schema/people.ts';

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
