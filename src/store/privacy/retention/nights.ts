import { desc, eq, isNull, sql } from 'drizzle-orm';
import type { Cutoffs } from '../../../ticket/erasing/retention.ts';
import type { Db } from '../../database.ts';
import { type Retained, type RetentionStep, retentionNight } from '../../schema/privacy/retention.ts';

export type RetentionNight = typeof retentionNight.$inferSelect;

const nothingRetained: Retained = { requests: 0, messages: 0, files: 0, mails: 0, readings: 0 };

/**
 * A night begins: one that was cut short is over with it. What it had gone through it need not go through again, or what takes long
 * would keep what comes behind it from its turn.
 */
export async function beginNight(
  tx: Db,
  { first, ...night }: { begunAt: Date; until: Date; cutoffs: Cutoffs; first: RetentionStep },
): Promise<number> {
  const [last] = await lastNights(tx, 1);
  const { step, behind } = last && !last.isWhole ? last : { step: first, behind: null };
  await tx.update(retentionNight).set({ endedAt: night.begunAt }).where(isNull(retentionNight.endedAt));
  const [row] = await tx
    .insert(retentionNight)
    .values({ ...night, step, behind, gone: nothingRetained })
    .returning({ id: retentionNight.id });
  if (!row) throw new Error('the database gave no row for a night');
  return row.id;
}

export async function findNight(db: Db, id: number): Promise<RetentionNight | null> {
  const [row] = await db.select().from(retentionNight).where(eq(retentionNight.id, id));
  return row ?? null;
}

/** Nobody else goes on with it until the transaction ends. */
export async function lockNight(tx: Db, id: number): Promise<RetentionNight | null> {
  const [row] = await tx.select().from(retentionNight).where(eq(retentionNight.id, id)).for('update');
  return row ?? null;
}

export async function changeNight(
  tx: Db,
  id: number,
  changes: Partial<Pick<RetentionNight, 'step' | 'behind' | 'endedAt' | 'isWhole'>>,
): Promise<void> {
  await tx.update(retentionNight).set(changes).where(eq(retentionNight.id, id));
}

/** What went is counted in the transaction in which it went. */
export async function countRetained(tx: Db, id: number, more: Partial<Retained>): Promise<void> {
  const night = await lockNight(tx, id);
  if (!night) return;
  const gone = { ...night.gone };
  for (const key of ['requests', 'messages', 'files', 'mails', 'readings'] as const)
    gone[key] += more[key] ?? 0;
  await tx.update(retentionNight).set({ gone }).where(eq(retentionNight.id, id));
}

/** Up to when the ledger has been gone through already; null: never. */
export async function ledgerGoneThrough(db: Db): Promise<Date | null> {
  const [row] = await db.execute<{ at: string | null }>(
    sql`select max(cutoffs ->> 'ledger') as at from retention_night where is_whole`,
  );
  return row?.at ? new Date(row.at) : null;
}

/** The last nights, the newest first. */
export async function lastNights(db: Db, limit: number): Promise<RetentionNight[]> {
  return await db.select().from(retentionNight).orderBy(desc(retentionNight.id)).limit(limit);
}
