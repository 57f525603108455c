import { bigserial, date, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Figures, ReportFilter } from '../../../ticket/reports/report.ts';
import { instant } from '../columns.ts';

/**
 * What was promised from an instant on: policy, calendar with its closures, what was agreed with companies. Append-only: what happened is
 * judged by what was in force then.
 */
export const termsInForce = pgTable('terms_in_force', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  since: instant('since').notNull(),
  /** As desk/reports/terms-in-force.ts writes and reads it. */
  data: jsonb('data').$type<unknown>().notNull(),
});

/** Figures that were told to people, as they were then. Append-only: a report says which of them are others now. */
export const reportTold = pgTable(
  'report_told',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    from: date('from', { mode: 'string' }).notNull(),
    to: date('to', { mode: 'string' }).notNull(),
    filter: jsonb('filter').$type<ReportFilter>().notNull(),
    /** What had happened until then was in it. */
    asOf: instant('as_of').notNull(),
    /** Where it was told: a card, a page … */
    place: text('place').notNull(),
    figures: jsonb('figures').$type<Figures>().notNull(),
  },
  r => [index('report_told_of_span').on(r.from, r.to)],
);
