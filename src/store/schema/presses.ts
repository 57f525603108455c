import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { operator } from './people.ts';

/** What was heard already: a platform tells of one thing twice, and people press twice. Kept for a day. */
export const heard = pgTable(
  'heard',
  {
    /** A platform's id of what it tells, or a digest of who pressed what. */
    what: text('what').primaryKey(),
    /** The key under which it was heard first; of `told:…` the press that was done last, and what was said of it. */
    key: text('key').notNull(),
    at: instant('at').notNull(),
  },
  h => [index('heard_at').on(h.at)],
);

/** What was typed into a form whose letter is being looked at; a modal cannot carry it from page to page. */
export const draft = pgTable(
  'draft',
  {
    id: text('id').primaryKey(),
    operatorId: integer('operator_id')
      .notNull()
      .references(() => operator.id),
    inputs: jsonb('inputs').$type<Record<string, string>>().notNull(),
    at: instant('at').notNull(),
  },
  d => [index('draft_by_time').on(d.at)],
);
