import { sql } from 'drizzle-orm';
import { index, integer, pgTable, serial, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { SavedReplyState } from '../../../ticket/answers/saved-reply.ts';
import type { Language } from '../../../ticket/words.ts';
import { instant, tsvector } from '../columns.ts';
import { ticket } from '../tickets.ts';

/** Saved replies that were made in chat; those in desk.yaml are not here. What was decided about one is in the desk's log. */
export const savedReply = pgTable(
  'saved_reply',
  {
    id: serial('id').primaryKey(),
    /** Tells it from one of the same number in another life of the database. */
    nonce: text('nonce').notNull(),
    name: text('name').notNull(),
    /** Null: there is none in this language, and it is not offered in it. */
    it: text('it'),
    en: text('en'),
    state: text('state').$type<SavedReplyState>().notNull(),
    /** The request whose answer it was made from. */
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    proposedBy: text('proposed_by').notNull(),
    at: instant('at').notNull(),
  },
  // One that was refused or retired gives its name back.
  reply => [
    uniqueIndex('saved_reply_name')
      .on(sql`lower(${reply.name})`)
      .where(sql`state in ('proposed', 'approved')`),
  ],
);

/** How often each saved reply went out with a letter, by its key (ticket/answers/saved-reply.ts). */
export const savedReplyUse = pgTable('saved_reply_use', {
  key: text('key').primaryKey(),
  uses: integer('uses').notNull(),
  lastAt: instant('last_at').notNull(),
});

/** Answers that may be given again to anybody, as whoever closed the request said: without the people in them. */
export const keptAnswer = pgTable(
  'kept_answer',
  {
    ticket: integer('ticket')
      .primaryKey()
      .references(() => ticket.number, { onDelete: 'cascade' }),
    /** What was asked for, without the people in it. */
    about: text('about').notNull(),
    text: text('text').notNull(),
    language: text('language').$type<Language>().notNull(),
    /** The words of that, by which it is found. */
    asked: tsvector('asked').notNull(),
    at: instant('at').notNull(),
  },
  kept => [
    index('kept_answer_words').using('gin', kept.asked),
    index('kept_answer_newest').on(kept.language, kept.at),
  ],
);
