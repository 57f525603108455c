import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns.ts';
import { ticket } from './tickets.ts';

/** Every mail that ever came, once, with what became of it and its raw source. */
export const inboundMail = pgTable(
  'inbound_mail',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** As a ticket's, for the buttons of a mail that nobody could read. */
    nonce: text('nonce').notNull().default(''),
    messageId: text('message_id').notNull(),
    contentHash: text('content_hash').notNull(),
    outcome: text('outcome').notNull(),
    why: text('why').notNull(),
    ticket: integer('ticket').references(() => ticket.number),
    envelopeFrom: text('envelope_from'),
    arrivedAt: instant('arrived_at').notNull(),
    /** As it came, or packed: see `packedOf`. */
    source: bytea('source').notNull(),
    /** SHA-256 of the mail as it came, where its source lies there packed; null where it lies there as it came. */
    packedOf: bytea('packed_of'),
  },
  mail => [
    // A process of before, which knows nothing of `packed_of`, must not empty a mail and leave it behind: it fails.
    check(
      'inbound_mail_packed_of_something',
      sql`${mail.packedOf} is null or octet_length(${mail.source}) > 0`,
    ),
    uniqueIndex('inbound_mail_once').on(mail.messageId, mail.contentHash),
    index().on(mail.ticket),
    // The oldest that are there still, and those of them that are part of no request: what has been kept for long enough.
    index('inbound_mail_by_arrival').on(mail.arrivedAt, mail.id).where(sql`content_hash <> 'erased'`),
    index('inbound_mail_of_none')
      .on(mail.arrivedAt, mail.id)
      .where(sql`content_hash <> 'erased' and ticket is null`),
  ],
);

/** Where and when each copy of a mail came in; the same mail may come by two mailboxes, or again after a crash. */
export const mailArrival = pgTable(
  'mail_arrival',
  {
    place: text('place').primaryKey(),
    mailId: bigint('mail_id', { mode: 'number' })
      .notNull()
      .references(() => inboundMail.id),
    mailbox: text('mailbox').notNull(),
    door: text('door').notNull(),
    arrivedAt: instant('arrived_at').notNull(),
  },
  arrival => [index().on(arrival.mailId)],
);

export const imapPosition = pgTable(
  'imap_position',
  {
    mailbox: text('mailbox').notNull(),
    uidValidity: text('uid_validity').notNull(),
    lastUid: bigint('last_uid', { mode: 'number' }).notNull(),
  },
  p => [primaryKey({ columns: [p.mailbox, p.uidValidity] })],
);

/** A mailbox's first connection: mail from before it is backlog. */
export const imapFirstConnection = pgTable('imap_first_connection', {
  mailbox: text('mailbox').primaryKey(),
  at: instant('at').notNull(),
  /** What the server would have given the next mail: a lower UID lay there. Null where it was not asked, or did not say. */
  uidValidity: text('uid_validity'),
  uidNext: bigint('uid_next', { mode: 'number' }),
});
