import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  serial,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type {
  AnnouncedAs,
  AnnouncedLetters,
  AnnouncedPlan,
  Outcome,
} from '../../../ticket/maintenance/announcing.ts';
import type { Actor, Language, Named, Origin } from '../../../ticket/words.ts';
import { instant } from '../columns.ts';
import { maintenance } from './maintenance.ts';

/** A letter to all whom a maintenance concerns: written, and its recipients counted, before it is sent, if it ever is. */
export const announcement = pgTable(
  'announcement',
  {
    id: serial('id').primaryKey(),
    nonce: text('nonce').notNull(),
    /** null: of one that is planned only as this is sent. */
    maintenance: integer('maintenance').references(() => maintenance.id),
    /** Of the maintenance, as it will be by then: who was told of this version knows all. */
    version: integer('version').notNull(),
    /** What was previewed; what is planned is that. null: it is cancelled. */
    plan: jsonb('plan').$type<AnnouncedPlan>(),
    /** To the last character, for those who are told of it first, and for those who know of it. */
    letters: jsonb('letters').$type<AnnouncedLetters>().notNull(),
    mailbox: text('mailbox').notNull(),
    by: jsonb('by').$type<Extract<Actor, { kind: 'operator' }>>().notNull(),
    origin: text('origin').$type<Origin>(),
    frozenAt: instant('frozen_at').notNull(),
    sentAt: instant('sent_at'),
    stoppedAt: instant('stopped_at'),
    stoppedBy: jsonb('stopped_by').$type<Named>(),
    finishedAt: instant('finished_at'),
  },
  a => [index('announcement_of_maintenance').on(a.maintenance)],
);

/** To whom it goes: as they were when it was previewed. One for each mailbox, whatever variants of its address are known. */
export const announcementRecipient = pgTable(
  'announcement_recipient',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    announcement: integer('announcement')
      .notNull()
      .references(() => announcement.id),
    /** The mailbox behind the address. */
    base: text('base').notNull(),
    address: text('address').notNull(),
    language: text('language').$type<Language>().notNull(),
    as: text('as').$type<AnnouncedAs>().notNull(),
    /** null: its turn has not come. */
    outcome: text('outcome').$type<Outcome>(),
    why: text('why'),
    messageId: text('message_id').notNull(),
    /** By the machine's clock, as letters leave. */
    queuedAt: instant('queued_at'),
    /** A mail server has had it in hand, and has not said that it has not taken it. */
    perhapsLeft: boolean('perhaps_left').notNull().default(false),
  },
  r => [
    uniqueIndex('announced_once').on(r.announcement, r.base),
    index('announcement_to_go').on(r.announcement, r.id).where(sql`outcome is null`),
    index('announcement_by_message').on(r.messageId),
  ],
);
