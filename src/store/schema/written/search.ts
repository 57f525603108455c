import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, tsvector } from '../columns.ts';
import { ticket } from '../tickets.ts';

/** `head`: subject, number and customer; `in`, `out`: what was written; `file`: a file's name. */
export type PieceKind = 'head' | 'in' | 'out' | 'note' | 'file';

/*
 * What can be found. Triggers keep it (the migrations `search-follows` and `search-follows-requests`), in the transaction of
 * what it is made of: whoever writes, moves or erases that need not know of it. A copy of the database leaves it out: it is
 * made anew.
 */

/** The words of a request piece by piece, with their places in it: for phrases, for the order, and to be shown. */
export const searchPiece = pgTable(
  'search_piece',
  {
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number, { onDelete: 'cascade' }),
    kind: text('kind').$type<PieceKind>().notNull(),
    /** The ticket's number, the message's id, that of the note's words, or the attachment's. */
    source: bigint('source', { mode: 'number' }).notNull(),
    doc: tsvector('doc').notNull(),
    /** Of a head: the customer's names, without accents and in lower case, to be found by any part of them. */
    names: text('names'),
  },
  piece => [
    primaryKey({ columns: [piece.kind, piece.source] }),
    index('search_piece_of_ticket').on(piece.ticket),
    index('search_piece_names').using('gin', sql`${piece.names} gin_trgm_ops`).where(sql`names is not null`),
  ],
);

/**
 * A request as a whole: all of its words, wherever they stand, and what is so of it, as lexemes that no text has
 * (`/s/new`, `/a/12`, `/d/2026-11-28`): one index serves words, filters and days together.
 */
export const searchRequest = pgTable(
  'search_request',
  {
    ticket: integer('ticket')
      .primaryKey()
      .references(() => ticket.number, { onDelete: 'cascade' }),
    openedAt: instant('opened_at').notNull(),
    isOpen: boolean('is_open').notNull(),
    restricted: boolean('restricted').notNull(),
    doc: tsvector('doc').notNull(),
  },
  request => [
    // Sorted in at once: what waits to be would be read through by each search.
    index('search_request_words').using('gin', request.doc).with({ fastupdate: false }),
  ],
);

/** Each word of customers' names once, to be found with a wrong letter in it. */
export const searchName = pgTable('search_name', { name: text('name').primaryKey() }, known => [
  index('search_name_alike').using('gin', sql`${known.name} gin_trgm_ops`),
]);
