import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, serial, text } from 'drizzle-orm/pg-core';
import type { ChatPlatform } from '../../ticket/words.ts';
import { bytea, instant } from './columns.ts';
import { message } from './messages.ts';
import { operator } from './people.ts';

/**
 * Why a file is not handed out: it runs when it is opened; it has a virus; the scanner has not looked into it yet; it is
 * too large for the scanner; it was kept for as long as the house keeps files, and its content is gone (`expired`).
 */
export type Held = 'dangerous' | 'dangerous-unscanned' | 'virus' | 'unscanned' | 'too-large' | 'expired';

/** Attachments' content, stored once however many mails bring it. */
export const blob = pgTable('blob', {
  sha256: text('sha256').primaryKey(),
  content: bytea('content').notNull(),
});

export const attachment = pgTable(
  'attachment',
  {
    id: serial('id').primaryKey(),
    messageId: bigint('message_id', { mode: 'number' })
      .notNull()
      .references(() => message.id),
    name: text('name').notNull(),
    type: text('type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => blob.sha256),
    /** Why it is not handed out; null for what may be opened. */
    held: text('held').$type<Held>(),
  },
  a => [
    index().on(a.messageId),
    index('attachment_of_content').on(a.sha256),
    index('attachment_held').on(a.held, a.messageId).where(sql`held is not null`),
  ],
);

/** Files that operators sent from their chat for a letter to come. One goes with one letter. */
export const upload = pgTable(
  'upload',
  {
    id: serial('id').primaryKey(),
    operatorId: integer('operator_id')
      .notNull()
      .references(() => operator.id),
    platform: text('platform').$type<ChatPlatform>().notNull(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => blob.sha256),
    at: instant('at').notNull(),
    /** The letter with which it went; null while it waits. */
    messageId: bigint('message_id', { mode: 'number' }).references(() => message.id),
  },
  u => [
    index('upload_waiting').on(u.operatorId, u.at),
    index('upload_of_content').on(u.sha256),
    index('upload_of_letter').on(u.messageId),
    index('upload_by_time').on(u.at),
  ],
);
