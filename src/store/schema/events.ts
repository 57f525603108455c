import { bigserial, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DeskEvent } from '../../ticket/desk-events.ts';
import type { TicketEvent } from '../../ticket/events.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import { instant } from './columns.ts';
import { ticket } from './tickets.ts';

/** Append-only: a trigger refuses update, delete and truncate. This is the traceability that the service promises. */
export const ticketEvent = pgTable(
  'ticket_event',
  {
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    sequence: integer('sequence').notNull(),
    type: text('type').$type<TicketEvent['type']>().notNull(),
    data: jsonb('data').$type<TicketEvent>().notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    origin: text('origin').$type<Origin>().notNull(),
    at: instant('at').notNull(),
    /** Set on the first event of a press: the same press delivered twice finds it and does nothing. */
    key: text('key').unique(),
  },
  e => [primaryKey({ columns: [e.ticket, e.sequence] })],
);

/** What was done to the desk itself, not to a ticket: closures, duty. Append-only, like the tickets' log. */
export const deskEvent = pgTable('desk_event', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  data: jsonb('data').$type<DeskEvent>().notNull(),
  actor: jsonb('actor').$type<Actor>().notNull(),
  origin: text('origin').$type<Origin>().notNull(),
  at: instant('at').notNull(),
});
