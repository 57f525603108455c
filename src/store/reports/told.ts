import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { ReportFilter, Span } from '../../ticket/reports/report.ts';
import type { Db } from '../database.ts';
import { reportTold } from '../schema/reports/told.ts';

export type Told = Omit<typeof reportTold.$inferSelect, 'id'>;

/** Keeps what was told. */
export async function keepTold(db: Db, told: Told): Promise<void> {
  await db.insert(reportTold).values(told);
}

/** What was told last of a span of these requests; null where nothing was. */
export async function lastTold(db: Db, span: Span, filter: ReportFilter): Promise<Told | null> {
  const [row] = await db
    .select()
    .from(reportTold)
    .where(isToldOf(span, filter))
    .orderBy(desc(reportTold.id))
    .limit(1);
  return row ?? null;
}

/** What was told last before an instant of a span of these requests; where nothing was by then, what was told first since. */
export async function toldBefore(
  db: Db,
  span: Span,
  filter: ReportFilter,
  before: Date,
): Promise<Told | null> {
  const isBefore = lt(reportTold.asOf, before);
  const [row] = await db
    .select()
    .from(reportTold)
    .where(isToldOf(span, filter))
    .orderBy(desc(isBefore), sql`case when ${isBefore} then -${reportTold.id} else ${reportTold.id} end`)
    .limit(1);
  return row ?? null;
}

function isToldOf({ from, to }: Span, filter: ReportFilter) {
  return and(
    eq(reportTold.from, from),
    eq(reportTold.to, to),
    sql`${reportTold.filter} = ${JSON.stringify(filter)}::jsonb`,
  );
}
