import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core';
import type { Cutoffs, RetentionClass } from '../../../ticket/erasing/retention.ts';
import { instant } from '../columns.ts';

/** What is gone through, one after the other. `law`: what was kept by law of what is erased, and need not be any more. */
export type RetentionStep = 'law' | RetentionClass;

/** How much went. Numbers, and nobody's words. */
export type Retained = {
  requests: number;
  messages: number;
  files: number;
  mails: number;
  readings: number;
};

/** A night in which is taken away what has been kept for long enough, and how far that has come. */
export const retentionNight = pgTable(
  'retention_night',
  {
    id: serial('id').primaryKey(),
    begunAt: instant('begun_at').notNull(),
    /** Until then there is time; the next night goes on. */
    until: instant('until').notNull(),
    cutoffs: jsonb('cutoffs').$type<Cutoffs>().notNull(),
    step: text('step').$type<RetentionStep>().notNull(),
    /** Where the step goes on, by what its class is in order of. */
    behind: jsonb('behind').$type<(string | number)[]>(),
    gone: jsonb('gone').$type<Retained>().notNull(),
    endedAt: instant('ended_at'),
    /** It came to its end in time. */
    isWhole: boolean('is_whole').notNull().default(false),
  },
  n => [index('retention_night_going_on').on(n.id).where(sql`ended_at is null`)],
);
