import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, serial, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ChatPlatform } from '../../ticket/words.ts';
import { instant } from './columns.ts';
import { ticket } from './tickets.ts';

/** Where a ticket's card lies. `message` is null from just before the posting until the platform has answered. */
export const card = pgTable(
  'card',
  {
    id: serial('id').primaryKey(),
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    platform: text('platform').$type<ChatPlatform>().notNull(),
    /** The channel as configured; the place may name it differently. */
    destination: text('destination').notNull(),
    channel: text('channel'),
    message: text('message'),
    postingSince: instant('posting_since'),
    /** A copy that the desk learnt of from a press on it; it is updated, but lines go to the desk's own. */
    adopted: boolean('adopted').notNull().default(false),
    /** Since when the platform says that it is gone; null while it can be edited. Platforms err, so it is looked for. */
    missingSince: instant('missing_since'),
    /** The likeness of what was shown there last; something else while it is being drawn, or where that is not known. */
    shown: text('shown'),
  },
  c => [
    uniqueIndex('card_once').on(c.ticket, c.platform, c.destination).where(sql`not adopted`),
    // Copies and all: card_once knows the desk's own alone.
    index('card_of_ticket').on(c.ticket),
    uniqueIndex('card_place').on(c.platform, c.channel, c.message),
    index('card_in_channel').on(c.platform, c.channel, c.destination),
  ],
);

/**
 * What an effect left behind (a line's id, a notice's id): a repeated effect finds it and does not post again. From just before
 * the posting until it is noted, `detail` is empty.
 */
export const receipt = pgTable(
  'receipt',
  {
    key: text('key').primaryKey(),
    detail: text('detail').notNull(),
    at: instant('at').notNull(),
    postingSince: instant('posting_since'),
    /** Which tickets the message names that is being posted. */
    naming: integer('naming').array(),
  },
  r => [index('receipt_by_detail').on(r.detail)],
);

/**
 * The messages, beside its card, its lines and its calls, in which a ticket's words stand: lists of what is due, notices,
 * what was asked aloud, what one person was told (of whom `destination` is `person:` and their number). When few may see it from then on they are looked for here.
 */
export const wordsShown = pgTable(
  'words_shown',
  {
    ticket: integer('ticket').notNull(),
    platform: text('platform').$type<ChatPlatform>().notNull(),
    destination: text('destination').notNull(),
    message: text('message').notNull(),
    /** The message in whose thread it stands, or the chat with one person; null: in the channel itself. */
    within: text('within'),
    at: instant('at').notNull().defaultNow(),
  },
  w => [
    primaryKey({ columns: [w.ticket, w.platform, w.destination, w.message] }),
    index('words_shown_by_time').on(w.at),
    index('words_shown_alone').on(w.destination).where(sql`destination like 'person:%'`),
  ],
);

/**
 * Links below which a ticket's words were shown in a channel of ours, or to one person alone, in messages of other people. When few may see it from
 * then on they are looked for here.
 */
export const linkShown = pgTable(
  'link_shown',
  {
    ticket: integer('ticket').notNull(),
    platform: text('platform').$type<ChatPlatform>().notNull(),
    channel: text('channel').notNull(),
    message: text('message').notNull(),
    link: text('link').notNull(),
    /** With whose eyes it was shown, where one person and the app are alone; null: with those of the channel. */
    operator: integer('operator'),
    at: instant('at').notNull().defaultNow(),
  },
  l => [
    primaryKey({ columns: [l.ticket, l.platform, l.channel, l.message, l.link] }),
    index('link_shown_by_time').on(l.at),
    index('link_shown_alone').on(l.operator).where(sql`operator is not null`),
  ],
);
