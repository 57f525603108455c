import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytea, instant } from '../columns.ts';

/** What is sealed: the end of a chain (`ticket`, `incident`, `desk`), or what lies beside the logs. */
export type SealedKind =
  | ('ticket' | 'incident' | 'desk')
  | ('message' | 'mail' | 'file' | 'reading' | 'terms' | 'told' | 'hour' | 'stamp');

/**
 * What was written since the last seal; triggers write it, the next seal takes it away. It has no key: presses do not wait
 * for each other in it, and the same may stand here many times.
 */
export const unsealed = pgTable('unsealed', {
  kind: text('kind').$type<SealedKind>().notNull(),
  /** Of the desk, which has one chain: 0. */
  id: bigint('id', { mode: 'number' }).notNull(),
});

/** Each hour's seal: a Merkle root over its leaves, signed by a key that the database does not have. Append-only. */
export const seal = pgTable('seal', {
  number: integer('number').primaryKey(),
  at: instant('at').notNull(),
  /** The digest of the seal before it. */
  previous: bytea('previous').notNull(),
  root: bytea('root').notNull(),
  leaves: integer('leaves').notNull(),
  /** SHA-256 over the canonical form of the above. */
  digest: bytea('digest').notNull(),
  /** The public key, as 32 bytes. */
  key: bytea('key').notNull(),
  signature: bytea('signature').notNull(),
});

/** What a seal holds. Append-only. */
export const sealLeaf = pgTable(
  'seal_leaf',
  {
    seal: integer('seal')
      .notNull()
      .references(() => seal.number),
    position: integer('position').notNull(),
    kind: text('kind').$type<SealedKind>().notNull(),
    id: bigint('id', { mode: 'number' }).notNull(),
    /** The last event of a chain; 0 for what is no chain. */
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    digest: bytea('digest').notNull(),
  },
  l => [
    primaryKey({ columns: [l.seal, l.position] }),
    uniqueIndex('seal_leaf_of').on(l.kind, l.id, l.sequence),
  ],
);

/** By chance, 32 bytes for each of what people wrote: erased with it, or anybody could try out what a leaf may be of. */
export const leafSalt = pgTable(
  'leaf_salt',
  {
    kind: text('kind').$type<SealedKind>().notNull(),
    id: bigint('id', { mode: 'number' }).notNull(),
    salt: bytea('salt').notNull(),
  },
  s => [primaryKey({ columns: [s.kind, s.id] })],
);

/** When a server elsewhere says that it saw a seal (RFC 3161): its answer, as it came. Append-only. */
export const sealStamp = pgTable(
  'seal_stamp',
  {
    seal: integer('seal')
      .notNull()
      .references(() => seal.number),
    token: bytea('token').notNull(),
    at: instant('at').notNull(),
  },
  s => [index('seal_stamp_of').on(s.seal)],
);
