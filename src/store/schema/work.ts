import { index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { ticket } from './tickets.ts';

/** Time worked on requests, as it is invoiced: what the log noted and corrected, asked for by month. */
export const work = pgTable(
  'work',
  {
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    /** The event that noted it, by its place in the log. */
    entry: integer('entry').notNull(),
    minutes: integer('minutes').notNull(),
    /** The accepted quote to which it belongs; null: none. */
    quote: integer('quote'),
    at: instant('at').notNull(),
  },
  w => [primaryKey({ columns: [w.ticket, w.entry] }), index('work_by_time').on(w.at)],
);
