import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { ReportFilter, Span } from '../../ticket/reports/report.ts';
import type { Db } from '../database.ts';
import { reportTold } from '../schema/reports/told.ts';

export type Told = Omit<typeof reportTold.$inferSelect, 'id'>;

/** Keeps what was told. */
export async function keepTold(db: Db, told: Told): Promise<void> {
  await db.insert(reportTold).values(told);
}

/** What was told last of a span of these requests, before an instant where one is given; null where nothing was. */
export async function lastTold(
  db: Db,
  { from, to }: Span,
  filter: ReportFilter,
  before: Date | null = null,
): Promise<Told | null> {
  const [row] = await db
    .select()
    .from(reportTold)
    .where(
      and(
        eq(reportTold.from, from),
        eq(reportTold.to, to),
        sql`${reportTold.filter} = ${JSON.stringify(filter)}::jsonb`,
        before === null ? undefined : lt(reportTold.asOf, before),
      ),
    )
    .orderBy(desc(reportTold.id))
    .limit(1);
  return row ?? null;
}
