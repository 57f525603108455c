import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { FactKind, Judgement } from '../../../ticket/reports/fact.ts';
import type { Channel } from '../../../ticket/reports/report.ts';
import { instant } from '../columns.ts';

/** From an instant until just before another; without an end: still. */
const stretch = customType<{ data: string }>({ dataType: () => 'tstzrange' });

/** By what figures are told apart, as the request is today. '' for none. */
const traits = {
  category: text('category').notNull(),
  priority: text('priority').notNull(),
  company: text('company').notNull(),
  mailbox: text('mailbox').notNull(),
  channel: text('channel').$type<Channel>().notNull(),
  language: text('language').notNull(),
};

/**
 * Requests to which something has happened since they were measured. A trigger on their log adds them, each time anew: nothing is
 * looked up, so no press waits for another. Whoever measures takes them away.
 */
export const unmeasured = pgTable('unmeasured', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  ticket: integer('ticket').notNull(),
});

/** What happened to requests, measured from their logs (ticket/reports/measuring/measure.ts): all of a request is made anew at once. */
export const measuredFact = pgTable(
  'measured_fact',
  {
    ticket: integer('ticket').notNull(),
    sequence: integer('sequence').notNull(),
    kind: text('kind').$type<FactKind>().notNull(),
    at: instant('at').notNull(),
    operator: integer('operator'),
    working: integer('working'),
    wall: integer('wall'),
    judged: text('judged').$type<Judgement>(),
    amount: integer('amount').notNull(),
    ...traits,
  },
  f => [primaryKey({ columns: [f.ticket, f.sequence, f.kind] }), index('measured_fact_by_time').on(f.at)],
);

/** How requests stood while they were open, stretch by stretch; how all stood at an instant is one look-up. */
export const measuredStanding = pgTable(
  'measured_standing',
  {
    ticket: integer('ticket').notNull(),
    during: stretch('during').notNull(),
    since: instant('since').notNull(),
    operator: integer('operator'),
    waiting: boolean('waiting').notNull(),
    unanswered: boolean('unanswered').notNull(),
    claimLate: boolean('claim_late').notNull(),
    resolveLate: boolean('resolve_late').notNull(),
    ...traits,
  },
  s => [
    primaryKey({ columns: [s.ticket, s.during] }),
    index('measured_standing_during').using('gist', sql`during`),
  ],
);
