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
  /** Whether they saw what few may see when that was last looked at; null: it never was. */
  seesRestricted: boolean('sees_restricted'),
  /** When it was said that they see it no more; null: they see it, or only do not because their platform is silent. */
  sightLostAt: instant('sight_lost_at'),
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
    /** That channel says nothing since: they see nothing by it, and nobody has said that they are out of it. */
    restrictedChannelSilent: boolean('restricted_channel_silent').notNull().default(false),
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

/** When somebody looked at their own page in chat. */
export const home = pgTable('home', {
  operatorId: integer('operator_id')
    .primaryKey()
    .references(() => operator.id),
  /** When this visit began: looking again soon is the same one. */
  openedAt: instant('opened_at').notNull(),
  /** When the visit before began: what changed from then on is news. */
  newsSince: instant('news_since').notNull(),
});

/** What stands before an account on its own page: Slack's Home tab, a message in the chat with the app in Teams. */
export const homePage = pgTable(
  'home_page',
  {
    platform: text('platform').$type<ChatPlatform>().notNull(),
    userId: text('user_id').notNull(),
    operatorId: integer('operator_id')
      .notNull()
      .references(() => operator.id),
    /** That page itself, or the list to which they went on it. */
    list: text('list').notNull(),
    /** By which it is known whether something else would stand there now. */
    mark: text('mark').notNull(),
    /** In Teams the chat; '' in Slack. */
    chat: text('chat').notNull(),
    /** In Teams the message; in Slack what it calls the state of the view, '' where that is not known. */
    message: text('message').notNull(),
    /** Counted up with each drawing that was shown. */
    version: integer('version').notNull().default(0),
    drawnAt: instant('drawn_at').notNull(),
    /** When they opened it, or pressed on it, last. */
    lookedAt: instant('looked_at').notNull(),
    /** When it is looked at again whether it is true; null: they have not looked for long. */
    dueAt: instant('due_at'),
  },
  page => [
    primaryKey({ columns: [page.platform, page.userId] }),
    index('home_page_due').on(page.dueAt).where(sql`due_at is not null`),
    index().on(page.drawnAt),
  ],
);
