import { asc, desc, gt, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { termsInForce } from '../schema/reports/told.ts';

export type KeptTerms = { id: number; since: Date; data: unknown };

/** What was promised from an instant on, after those that are known already, in the order of time. */
export async function termsAfter(db: Db, id: number): Promise<KeptTerms[]> {
  return await db.select().from(termsInForce).where(gt(termsInForce.id, id)).orderBy(asc(termsInForce.id));
}

/** The latest of them; null where none was kept yet. */
export async function latestTerms(db: Db): Promise<KeptTerms | null> {
  const [row] = await db.select().from(termsInForce).orderBy(desc(termsInForce.id)).limit(1);
  return row ?? null;
}

/** From this instant on this is promised. */
export async function appendTerms(db: Db, since: Date, data: unknown): Promise<void> {
  await db.insert(termsInForce).values({ since, data });
}

/** When somebody changed closures or companies last, as the desk's log has it. */
export async function termsChangedAt(db: Db): Promise<Date | null> {
  const [row] = await db.execute<{ at: Date | string }>(sql`
    select at from desk_event
    where data ->> 'type' in ('closure-planned', 'closure-changed', 'closure-cancelled', 'companies-imported')
    order by id desc limit 1`);
  return row ? new Date(row.at) : null;
}
