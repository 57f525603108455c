import { sql } from 'drizzle-orm';
import { bigserial, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Language } from '../../../ticket/words.ts';
import { instant } from '../columns.ts';

/** Who may sign in to the portal: named one by one by operators, never by a domain. */
export const portalAccess = pgTable('portal_access', {
  /** Canonical. */
  address: text('address').primaryKey(),
  name: text('name').notNull(),
  language: text('language').$type<Language>().notNull(),
  /** Whose requests they see beside their own, by its key; null: nobody's. */
  company: text('company'),
  grantedAt: instant('granted_at').notNull(),
  /** Since when they may not any more; null while they may. */
  endedAt: instant('ended_at'),
});

/** Somebody asked for access. */
export const portalWish = pgTable(
  'portal_wish',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    nonce: text('nonce').notNull(),
    /** Canonical. */
    address: text('address').notNull(),
    name: text('name').notNull(),
    language: text('language').$type<Language>().notNull(),
    way: text('way').$type<'page' | 'mail'>().notNull(),
    askedAt: instant('asked_at').notNull(),
    state: text('state').$type<WishState>().notNull().default('asked'),
    decidedAt: instant('decided_at'),
  },
  wish => [
    uniqueIndex('portal_wish_open').on(wish.address).where(sql`state = 'asked'`),
    index('portal_wish_asked').on(wish.askedAt),
    index('portal_wish_by_nonce').on(wish.nonce),
  ],
);

export type WishState = 'asked' | 'granted' | 'refused';
