import { bigserial, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { Language } from '../../../ticket/words.ts';
import { instant } from '../columns.ts';

/** A code that was asked for. The code itself is kept nowhere: it is made of the nonce and the desk's secret. */
export const portalCode = pgTable(
  'portal_code',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    nonce: text('nonce').notNull(),
    /** To whom it is mailed, canonical; '' to nobody. */
    address: text('address').notNull(),
    /** The digest of the browser's name: it works in no other. */
    browser: text('browser').notNull(),
    /** The one request that it opens; null: the portal. */
    ticket: integer('ticket'),
    language: text('language').$type<Language>().notNull(),
    /** From where it was asked for: an address, or the network of a long one. */
    network: text('network').notNull(),
    askedAt: instant('asked_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    tries: integer('tries').notNull().default(0),
    usedAt: instant('used_at'),
    /** When it was mailed. */
    sentAt: instant('sent_at'),
  },
  code => [
    index('portal_code_of_browser').on(code.browser, code.id),
    index('portal_code_by_address').on(code.address, code.askedAt),
    index('portal_code_by_network').on(code.network, code.askedAt),
    index('portal_code_asked').on(code.askedAt),
  ],
);

/** Somebody is signed in. */
export const portalSession = pgTable(
  'portal_session',
  {
    /** The digest of what the browser holds. */
    id: text('id').primaryKey(),
    address: text('address').notNull(),
    /** The one request that it shows; null: all that they may see. */
    ticket: integer('ticket'),
    /** As the browser calls itself. */
    agent: text('agent').notNull(),
    startedAt: instant('started_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  session => [
    index('portal_session_of_address').on(session.address),
    index('portal_session_ends').on(session.endsAt),
  ],
);
