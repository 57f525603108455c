import { bigserial, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { Language } from '../../ticket/words.ts';
import { instant } from './columns.ts';

/** What the desk knows of a customer's address, whatever ticket it learnt it in. */
export const contact = pgTable('contact', {
  /** lower case */
  address: text('address').primaryKey(),
  language: text('language').$type<Language>(),
  /** Since when mail systems say for good that letters do not arrive; null while they do. */
  undeliverableSince: instant('undeliverable_since'),
  undeliverableWhy: text('undeliverable_why'),
  /** Since when it is known that whoever uses this address reads it, or that mail from it is theirs; null: never seen. */
  knownSince: instant('known_since'),
});

/** Automatic letters of the last days, by whom they went to: the measure of what is too many. */
export const automaticLetter = pgTable(
  'automatic_letter',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** The mailbox behind the address, whatever variant was written to. */
    base: text('base').notNull(),
    domain: text('domain').notNull(),
    at: instant('at').notNull(),
  },
  letter => [index('automatic_letter_by_time').on(letter.at)],
);
