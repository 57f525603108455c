import { sql } from 'drizzle-orm';
import { bigserial, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { Origin } from '../../../ticket/words.ts';
import { instant } from '../columns.ts';
import { operator } from '../people.ts';

/**
 * What was shown of many requests at once: passages of what people wrote there, found by a search. Not in their logs, of which each
 * would have to be held; sealed row by row. Append-only, but for who it was: see `forget_readers`.
 */
export const foundReading = pgTable(
  'found_reading',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** null: that has been known of for long enough. */
    operator: integer('operator').references(() => operator.id),
    tickets: integer('tickets').array().notNull(),
    origin: text('origin').$type<Origin>().notNull(),
    at: instant('at').notNull(),
  },
  r => [
    index('found_reading_of').using('gin', r.tickets),
    index('found_reading_by').on(r.operator, r.at),
    // What is known of them for long enough.
    index('found_reading_known').on(r.at, r.id).where(sql`operator is not null`),
  ],
);
