import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, serial, smallint, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/** What the holder of a token may do. */
export const tokenRights = ['create', 'read', 'comment', 'probe'] as const;
export type TokenRight = (typeof tokenRights)[number];

/** Who may use the API. The token itself is shown once, and kept nowhere. */
export const apiToken = pgTable(
  'api_token',
  {
    id: serial('id').primaryKey(),
    /** What the admin calls it; cards name it. */
    name: text('name').notNull(),
    /** The part of the token by which it is looked up; it stands in lists. */
    handle: text('handle').notNull().unique(),
    /** SHA-256 of the whole token (hex): it has 200 bits of chance, which nobody finds by trying. */
    digest: text('digest').notNull(),
    rights: jsonb('rights').$type<TokenRight[]>().notNull(),
    /** So many calls in a minute. */
    perMinute: integer('per_minute').notNull(),
    /** So many requests opened in a day, and so many comments added. */
    perDay: integer('per_day').notNull(),
    commentsPerDay: integer('comments_per_day').notNull().default(2000),
    madeAt: instant('made_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
    /** The minute that is being counted (since 1970), and its calls. */
    minute: integer('minute').notNull().default(0),
    calls: integer('calls').notNull().default(0),
  },
  t => [index('api_token_in_use').on(t.id).where(sql`revoked_at is null`)],
);

/** What a token may do so often in a day. */
export type CountedDeed = 'create' | 'comment' | 'probe';

/** How much of it a token did on a day (since 1970, UTC). A row of its own: whoever counts keeps nobody waiting who calls. */
export const apiCount = pgTable(
  'api_count',
  {
    token: integer('token')
      .notNull()
      .references(() => apiToken.id),
    deed: text('deed').$type<CountedDeed>().notNull(),
    day: integer('day').notNull(),
    count: integer('count').notNull(),
  },
  c => [primaryKey({ columns: [c.token, c.deed] })],
);

/** What was answered to a call that bore an Idempotency-Key: the same call gets the same answer. Kept for two days. */
export const apiCall = pgTable(
  'api_call',
  {
    token: integer('token')
      .notNull()
      .references(() => apiToken.id),
    /** SHA-256 of the key (hex): a caller's word is kept nowhere. */
    key: text('key').notNull(),
    /** SHA-256 of what was called, and its body (hex). */
    body: text('body').notNull(),
    status: smallint('status').notNull(),
    /** It holds no words. */
    answer: jsonb('answer').$type<unknown>().notNull(),
    at: instant('at').notNull(),
  },
  c => [primaryKey({ columns: [c.token, c.key] }), index('api_call_by_time').on(c.at)],
);
