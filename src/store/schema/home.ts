import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { operator } from './people.ts';

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
