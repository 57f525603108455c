import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { tsvector } from '../columns.ts';
import { ticket } from '../tickets.ts';

/** `head`: subject, number and customer; `in`, `out`: what was written; `file`: a file's name. */
export type PieceKind = 'head' | 'in' | 'out' | 'note' | 'file';

/**
 * What can be found, piece by piece. Triggers keep it (the migration `search-follows`), in the transaction of what it is
 * made of: whoever writes, moves or erases that need not know of it. A copy of the database leaves it out: it is made anew.
 */
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
    /** Of a head: the customer's names, without accents and in lower case, to be found with a wrong letter in them. */
    names: text('names'),
  },
  piece => [
    primaryKey({ columns: [piece.kind, piece.source] }),
    index('search_piece_of_ticket').on(piece.ticket),
    // What waits to be sorted in is read through by each search: it stays short.
    index('search_piece_words')
      .using('gin', piece.doc)
      .with({ fastupdate: true, gin_pending_list_limit: 512 }),
    index('search_piece_names').using('gin', sql`${piece.names} gin_trgm_ops`).where(sql`names is not null`),
  ],
);
