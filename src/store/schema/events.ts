import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { TicketEvent } from '../../ticket/events.ts';
import type { DeskEvent } from '../../ticket/log/desk-events.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import { bytea, instant } from './columns.ts';
import { ticket } from './tickets.ts';

/**
 * What people wrote, and who they are, apart from what happened: the logs hold the event with empty words, and refer to
 * them. Append-only like the logs. Words are erased by taking text and salt away; the row stays, and says that there were some.
 */
export const eventWords = pgTable(
  'event_words',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** 32 bytes made by chance: without them nobody can try out which words a digest may be of. */
    salt: bytea('salt'),
    /** JSON of the words by where they stand (`event.subject`), its keys in order: the digest is over these very bytes. */
    words: text('words'),
  },
  ({ salt, words }) => [check('event_words_erased_whole', sql`(${salt} is null) = (${words} is null)`)],
);

/** Where an event's words lie, and SHA-256 over their salt and their bytes; null where it has none. */
const itsWords = {
  wordsId: bigint('words_id', { mode: 'number' }).references(() => eventWords.id),
  wordsDigest: bytea('words_digest'),
};

/** Links an event to the one before it in its chain (store/records/said.ts); null until those from before have been chained. */
const itsDigest = bytea('digest');

/** Somebody read what customers wrote, or was in their systems. */
export const isReadingSql = sql`type in ('conversation-opened', 'attachment-opened', 'system-entered', 'system-left')`;

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
    ...itsWords,
    digest: itsDigest,
  },
  e => [
    primaryKey({ columns: [e.ticket, e.sequence] }),
    // Who read what customers wrote, and was in their systems: they ask for it.
    index('ticket_event_reading').on(e.ticket, e.at).where(isReadingSql),
    // What is known of them for long enough.
    index('ticket_event_reading_by_time').on(e.at, e.ticket, e.sequence).where(isReadingSql),
  ],
);

/** What was done to the desk itself, not to a ticket: closures, duty. Append-only, like the tickets' log. */
export const deskEvent = pgTable(
  'desk_event',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    data: jsonb('data').$type<DeskEvent>().notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    origin: text('origin').$type<Origin>().notNull(),
    at: instant('at').notNull(),
    ...itsWords,
    digest: itsDigest,
  },
  e => [
    // When what is promised was changed last, as reports/terms-in-force.ts asks for it, to the letter.
    index('desk_event_of_terms')
      .on(e.id)
      .where(
        sql`data ->> 'type' in ('closure-planned', 'closure-changed', 'closure-cancelled', 'companies-imported')`,
      ),
    // How maintenance was planned, as maintenance/plans-in-log.ts asks for it, to the letter.
    index('desk_event_of_maintenance')
      .on(e.id)
      .where(sql`data ->> 'type' in ('maintenance-planned', 'maintenance-changed', 'maintenance-cancelled')`),
  ],
);
