import { asc, eq, isNull } from 'drizzle-orm';
import type { PlannedClosure } from '../../ticket/log/desk-events.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { closure } from '../schema/clock.ts';
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

/** The closures that were planned in chat and not cancelled, in the order of their days. */
export async function plannedClosures(db: Db): Promise<ClosureRow[]> {
  const rows = await planned(db).execute();
  return rows.map(({ onCallId, onCallName, ...row }) => ({
    ...row,
    onCall: onCallId === null ? null : { id: onCallId, name: onCallName ?? '' },
  }));
}

const planned = prepared(db =>
  db
    .select(columns)
    .from(closure)
    .leftJoin(operator, eq(closure.onCallId, operator.id))
    .where(isNull(closure.cancelledAt))
    .orderBy(asc(closure.from), asc(closure.id))
    .prepare('closures_planned'),
);

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
