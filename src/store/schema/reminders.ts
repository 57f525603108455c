import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ChatPlatform } from '../../ticket/words.ts';
import { instant } from './columns.ts';
import { operator } from './people.ts';
import { ticket } from './tickets.ts';

/** What somebody wants to be reminded of, privately: of one request at one instant; asked for again, it is moved. */
export const reminder = pgTable(
  'reminder',
  {
    operatorId: integer('operator_id')
      .notNull()
      .references(() => operator.id),
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    at: instant('at').notNull(),
    /** Where they asked for it, and are told. */
    platform: text('platform').$type<ChatPlatform>().notNull(),
    /** In their own words; '' for none. */
    note: text('note').notNull(),
    /** Handed on to be told; null until then. */
    rungAt: instant('rung_at'),
  },
  r => [
    primaryKey({ columns: [r.operatorId, r.ticket] }),
    index('reminder_to_ring').on(r.at).where(sql`rung_at is null`),
    index('reminder_of_ticket').on(r.ticket),
  ],
);
