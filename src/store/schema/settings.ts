import { pgTable, text } from 'drizzle-orm/pg-core';

/** The desk's own memory of single values, such as the secret that signs Message-IDs and links. */
export const setting = pgTable('setting', { key: text('key').primaryKey(), value: text('value').notNull() });
