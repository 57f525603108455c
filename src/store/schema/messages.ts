import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Language, Person } from '../../ticket/words.ts';
import { instant } from './columns.ts';
import { inboundMail } from './mail.ts';
import { ticket } from './tickets.ts';

/** `sent`: a mail server has accepted it. `recalled`: its writer took it back before it went. */
export type LetterState = 'queued' | 'sent' | 'delayed' | 'failed' | 'held' | 'bounced' | 'recalled';

export type MessageAuthor = {
  /** Nobody confirms that the sender is who they say; why not, in English. */
  unverified?: string;
  /** It came by the API: the name of the form, or the program, that wrote it down. */
  form?: string;
  /** Where the sender wants answers, if somewhere else. */
  answersTo?: Person;
  /** Whose name an unconfirmed mail of an operator bears. */
  saysToBe?: string;
  /** The operator who passed it on: what they wrote above it stands in it. */
  passedOnBy?: string;
};

/** What was written to and by the customer: the conversation. Letters are kept whole, exactly as they go. */
export const message = pgTable(
  'message',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    /**
     * `elsewhere`: the house's word, which an operator wrote by mail from another place. `note`: it holds the files of an
     * internal note, whose words are in the log; it has left the house as little as those.
     */
    direction: text('direction').$type<'in' | 'out' | 'elsewhere' | 'note'>().notNull(),
    messageId: text('message_id').notNull(),
    inReplyTo: text('in_reply_to'),
    references: jsonb('references').$type<string[]>().notNull(),
    from: jsonb('from').$type<Person>().notNull(),
    to: jsonb('to').$type<Person[]>().notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html'),
    language: text('language').$type<Language>().notNull(),
    /** The value of Auto-Submitted; null for what a person wrote. */
    automatic: text('automatic'),
    at: instant('at').notNull(),
    mailId: bigint('mail_id', { mode: 'number' }).references(() => inboundMail.id),
    /** What is known of who wrote it, where that is not as usual. Only of mails that came in. */
    author: jsonb('author').$type<MessageAuthor>(),
    /** The request in which it lay before that one was merged into another; null where it lies where it came. */
    cameWith: integer('came_with'),
    /** Only of letters. */
    state: text('state').$type<LetterState>(),
    stateWhy: text('state_why'),
    /** Of a letter that is tried no more, or was sent again: a mail server got it in hand and never said whether it took it. */
    perhapsLeft: boolean('perhaps_left').notNull().default(false),
    /** A letter does not leave before: until then its writer can take it back. */
    leavesAt: instant('leaves_at'),
    sentAt: instant('sent_at'),
  },
  m => [
    index('message_by_message_id').on(m.messageId, m.id),
    index('message_of_ticket').on(m.ticket, m.id),
    index('message_of_mail').on(m.mailId),
    index('message_of_writer').on(sql`lower("from" ->> 'address')`, m.ticket).where(sql`direction = 'in'`),
    uniqueIndex('letter_once').on(m.messageId).where(sql`direction = 'out'`),
  ],
);
