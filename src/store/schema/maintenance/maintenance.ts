import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core';
import type { Texts } from '../../../ticket/incidents/incident.ts';
import type { Named } from '../../../ticket/words.ts';
import { instant } from '../columns.ts';

/** Maintenance that managers planned; what was cancelled, or is over, stays as a record. */
export const maintenance = pgTable(
  'maintenance',
  {
    id: serial('id').primaryKey(),
    nonce: text('nonce').notNull(),
    version: integer('version').notNull(),
    /** Of desk.yaml's services, by its key. */
    service: text('service').notNull(),
    from: instant('from').notNull(),
    to: instant('to').notNull(),
    texts: jsonb('texts').$type<Texts>().notNull(),
    plannedBy: jsonb('planned_by').$type<Named>().notNull(),
    cancelledAt: instant('cancelled_at'),
    /** The announcement that was sent last. */
    latest: integer('latest'),
    /** When operators are told of it next; null: never any more. */
    tellAt: instant('tell_at'),
  },
  m => [
    index('maintenance_by_end').on(m.to).where(sql`cancelled_at is null`),
    index('maintenance_to_tell').on(m.tellAt).where(sql`tell_at is not null`),
  ],
);
