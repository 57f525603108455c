import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { bytea, instant } from '../columns.ts';

/** Keys by which customers sign in without a code (WebAuthn): what is secret of one stays with its owner's device. */
export const portalPasskey = pgTable(
  'portal_passkey',
  {
    /** As the device names it. */
    id: text('id').primaryKey(),
    address: text('address').notNull(),
    publicKey: bytea('public_key').notNull(),
    counter: integer('counter').notNull(),
    transports: jsonb('transports').$type<string[]>().notNull(),
    /** By which its owner tells it from others. */
    name: text('name').notNull(),
    addedAt: instant('added_at').notNull(),
    usedAt: instant('used_at'),
  },
  key => [index('portal_passkey_of_address').on(key.address)],
);

/** What a browser is to sign next; it serves once. */
export const portalChallenge = pgTable(
  'portal_challenge',
  {
    /** The digest of the browser's name. */
    browser: text('browser').primaryKey(),
    challenge: text('challenge').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  challenge => [index('portal_challenge_ends').on(challenge.endsAt)],
);
