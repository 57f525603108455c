import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Company } from '../../ticket/companies/company.ts';

/** Companies that were imported; those in desk.yaml are not here. */
export const company = pgTable('company', {
  key: text('key').primaryKey(),
  data: jsonb('data').$type<Omit<Company, 'key'>>().notNull(),
});

/** Of which company an address is, as operators said in chat; company null: of none. */
export const companyAddress = pgTable('company_address', {
  /** The mailbox behind the address, whatever variant was written. */
  address: text('address').primaryKey(),
  company: text('company'),
});
