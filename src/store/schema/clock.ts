import { sql } from 'drizzle-orm';
import { date, index, integer, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core';
import type { ChatPlatform } from '../../ticket/words.ts';
import { instant } from './columns.ts';
import { operator } from './people.ts';

/** What must be told about an event in a channel; what falls due in the same minute is told in one message. */
export const ping = pgTable(
  'ping',
  {
    ticket: integer('ticket').notNull(),
    sequence: integer('sequence').notNull(),
    platform: text('platform').$type<ChatPlatform>().notNull(),
    destination: text('destination').notNull(),
    minute: instant('minute').notNull(),
    /** The message that tells it; null until it is posted. */
    message: text('message'),
    /** Those of one moment are being posted in one message; the next try looks for it. */
    postingSince: instant('posting_since'),
  },
  p => [
    primaryKey({ columns: [p.ticket, p.sequence, p.platform, p.destination] }),
    index('ping_of_minute').on(p.platform, p.destination, p.minute).where(sql`message is null`),
    index('ping_by_message').on(p.message).where(sql`message is not null`),
  ],
);

/** Closures that managers planned in chat; those in desk.yaml are not here. Cancelled ones stay, as a record. */
export const closure = pgTable('closure', {
  id: serial('id').primaryKey(),
  /** As a ticket's. */
  nonce: text('nonce').notNull().default(''),
  from: date('from', { mode: 'string' }).notNull(),
  to: date('to', { mode: 'string' }).notNull(),
  name: text('name').notNull(),
  onCallId: integer('on_call_id').references(() => operator.id),
  cancelledAt: instant('cancelled_at'),
});

/** Who is on duty instead of the rota's person; the latest one for a day wins. Both days included. */
export const dutyOverride = pgTable('duty_override', {
  id: serial('id').primaryKey(),
  from: date('from', { mode: 'string' }).notNull(),
  to: date('to', { mode: 'string' }).notNull(),
  operatorId: integer('operator_id')
    .notNull()
    .references(() => operator.id),
});

/** What the desk does by the clock for itself: the forecast, the hand-over, the day before a closure. */
export const routine = pgTable('routine', {
  name: text('name').primaryKey(),
  nextAt: instant('next_at').notNull(),
});
