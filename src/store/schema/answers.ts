import { index, integer, pgTable, serial, text } from 'drizzle-orm/pg-core';
import type { Language } from '../../ticket/words.ts';
import { instant, tsvector } from './columns.ts';
import { ticket } from './tickets.ts';

/** How often a saved reply was put into a form: what is used most is offered first. */
export const savedReplyUse = pgTable('saved_reply_use', {
  name: text('name').primaryKey(),
  uses: integer('uses').notNull(),
});

/** Answers that operators kept for whoever asks the like: without the names and addresses of people. */
export const keptAnswer = pgTable(
  'kept_answer',
  {
    id: serial('id').primaryKey(),
    /** The request that it answered: one that few may see is not offered to others. */
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    language: text('language').$type<Language>().notNull(),
    text: text('text').notNull(),
    /** The words of what was asked. */
    asked: tsvector('asked').notNull(),
    at: instant('at').notNull(),
  },
  kept => [
    index('kept_answer_words').using('gin', kept.asked),
    index('kept_answer_of_ticket').on(kept.ticket),
  ],
);
