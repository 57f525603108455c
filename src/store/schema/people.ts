import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
} from 'drizzle-orm/pg-core';
import type { ChatPlatform, Language, Role } from '../../ticket/words.ts';
import { instant } from './columns.ts';

export const operator = pgTable('operator', {
  id: serial('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  role: text('role').$type<Role>().notNull(),
  /** Since when no platform lists them any more: they are nobody until one does again. */
  leftAt: instant('left_at'),
  /** They have switched the preview off: their emails go as they are written. */
  skipsPreview: boolean('skips_preview').notNull().default(false),
  /** In which language they want to be told things; null: in that which their platform says. */
  language: text('language').$type<Language>(),
});

/** A chat account, and the operator it belongs to: null when the platform was asked and it is nobody's. */
export const chatAccount = pgTable(
  'chat_account',
  {
    platform: text('platform').$type<ChatPlatform>().notNull(),
    userId: text('user_id').notNull(),
    operatorId: integer('operator_id').references(() => operator.id),
    name: text('name').notNull(),
    checkedAt: instant('checked_at').notNull(),
    /** Since when its owner may not act with it any more; it stays known whose it was. */
    goneAt: instant('gone_at'),
    /** Is in the channel of those who see what few may see, as the platform last said. */
    inRestrictedChannel: boolean('in_restricted_channel').notNull().default(false),
    /** The language of its client, where that is one of ours; null: the platform said nothing of it. */
    language: text('language').$type<Language>(),
    languageToldAt: instant('language_told_at'),
  },
  account => [primaryKey({ columns: [account.platform, account.userId] }), index().on(account.operatorId)],
);

export const teamsReference = pgTable('teams_reference', {
  channelId: text('channel_id').primaryKey(),
  data: jsonb('data').$type<unknown>().notNull(),
  installedAt: instant('installed_at').notNull(),
});

/** Somebody is away for a while. What has ended stays, as a record; what happened stands in the desk's log. */
export const absence = pgTable(
  'absence',
  {
    id: serial('id').primaryKey(),
    operatorId: integer('operator_id')
      .notNull()
      .references(() => operator.id),
    from: instant('from').notNull(),
    until: instant('until').notNull(),
    substituteId: integer('substitute_id').references(() => operator.id),
    /** What whoever goes wants the others to know. */
    note: text('note').notNull().default(''),
    /** On which platform it was said, where its end is told too; null: on none. */
    platform: text('platform').$type<ChatPlatform>(),
    /** That it begins has been told. */
    begunAt: instant('begun_at'),
    endedAt: instant('ended_at'),
    /** The numbers of what they had open when it began. */
    left: jsonb('left').$type<number[]>().notNull().default([]),
  },
  a => [index('absence_going_on').on(a.operatorId).where(sql`ended_at is null`)],
);

/** When somebody got a turn at a request last, counted up: whoever has the lowest is next. */
export const turnTaken = pgTable('turn_taken', {
  operatorId: integer('operator_id')
    .primaryKey()
    .references(() => operator.id),
  count: bigint('count', { mode: 'number' }).notNull(),
});

/** When somebody looked at their own page in chat, and where it lies if it is a message. */
export const home = pgTable('home', {
  operatorId: integer('operator_id')
    .primaryKey()
    .references(() => operator.id),
  /** When it was looked at last. */
  openedAt: instant('opened_at').notNull(),
  /** When it was looked at the time before: what changed from then on is news. */
  newsSince: instant('news_since').notNull(),
  /** The message on which it lies in Teams, in the chat between this person and the bot; null: none was sent yet. */
  message: text('message'),
});
