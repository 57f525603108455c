import { and, eq, lte, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { routine } from '../schema/clock.ts';

/**
 * Notes when a routine is due next. One that is known keeps its instant if that is earlier: a desk that was down must
 * still find what it missed.
 */
export async function beginRoutine(db: Db, name: string, nextAt: Date): Promise<void> {
  await db
    .insert(routine)
    .values({ name, nextAt })
    .onConflictDoUpdate({
      target: routine.name,
      set: { nextAt: sql`least(${routine.nextAt}, excluded.next_at)` },
    });
}

/** The names of what is due. */
export async function dueRoutines(db: Db, now: Date): Promise<string[]> {
  const rows = await db.select({ name: routine.name }).from(routine).where(lte(routine.nextAt, now));
  return rows.map(({ name }) => name);
}

/** Takes a routine that is due; null when it is not, or when another process has it. */
export async function lockDueRoutine(db: Db, name: string, now: Date): Promise<Date | null> {
  const [row] = await db
    .select({ nextAt: routine.nextAt })
    .from(routine)
    .where(and(eq(routine.name, name), lte(routine.nextAt, now)))
    .for('update', { skipLocked: true });
  return row?.nextAt ?? null;
}

export async function putOffRoutine(db: Db, name: string, nextAt: Date): Promise<void> {
  await db.update(routine).set({ nextAt }).where(eq(routine.name, name));
}
