import { sql } from 'drizzle-orm';
import { bigserial, boolean, index, integer, jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core';
import type { Language, Named, Origin } from '../../../ticket/words.ts';
import { bytea, instant } from '../columns.ts';

/**
 * - `asked`: whose data it is asks for it
 * - `proposed`: somebody of the house has prepared it; another has to confirm
 * - `confirmed`: it is being done; whoever finds it so goes on with it
 * - `dropped`: it was proposed, and somebody said no
 */
export type ErasureState = 'asked' | 'proposed' | 'confirmed' | 'done' | 'dropped';

/** What was erased, and what was not. Numbers, and nobody's words. */
export type ErasureResult = {
  requests: number;
  /** Of others, in which they had taken part. */
  others: number;
  messages: number;
  files: number;
  mails: number;
  /**
   * What the law has the house keep, by request, and what was `open`: opened since it was confirmed. `until` in epoch milliseconds;
   * `isOthers`: of one of others, in which they took part.
   */
  kept: { ticket: number; what: 'quote' | 'duty' | 'still-open'; until: number | null; isOthers?: true }[];
};

/**
 * Somebody is to be forgotten. Who it is stands here until it is done, and then nowhere; but while the law has a request kept in
 * which they are named, from which they are to be taken when its term is over, or a request of theirs is open yet.
 */
export const erasure = pgTable(
  'erasure',
  {
    id: serial('id').primaryKey(),
    nonce: text('nonce').notNull(),
    state: text('state').$type<ErasureState>().notNull(),
    /** Canonical; null once it is done. */
    address: text('address'),
    /** All addresses that lead to them, and all names that they bore; null before it is confirmed, and once it is done: see above. */
    person: jsonb('person').$type<{ addresses: string[]; names: string[] }>(),
    language: text('language').$type<Language>().notNull(),
    /** Over the salt and the address: by it an address is known again in a database that was put back, and in no other way. */
    salt: bytea('salt').notNull(),
    digest: bytea('digest').notNull(),
    /** Open requests are closed with it. */
    closes: boolean('closes').notNull().default(false),
    /** null: at the command line. */
    proposedBy: jsonb('proposed_by').$type<Named>(),
    proposedAt: instant('proposed_at').notNull(),
    confirmedBy: jsonb('confirmed_by').$type<Named>(),
    confirmedAt: instant('confirmed_at'),
    origin: text('origin').$type<Origin>().notNull(),
    doneAt: instant('done_at'),
    result: jsonb('result').$type<ErasureResult>(),
  },
  e => [index('erasure_to_do').on(e.id).where(sql`state in ('proposed', 'confirmed')`)],
);

/**
 * - `waiting`: it is looked for in its folder
 * - `gone`: it was there, and is no more; `missing`: it was not there
 * - `marked`: the server deletes nothing by itself: it is marked as deleted
 * - `unread`: that mailbox is read by no IMAP
 * - `unsure`: noted before it was kept what it says, it cannot be told from others that bear its id
 */
export type ErasedMailState = 'waiting' | 'gone' | 'missing' | 'marked' | 'unread' | 'unsure';

/** A mail that was taken in from a folder, and is to be taken away there, too. */
export const erasedMail = pgTable(
  'erased_mail',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** null: its time was over. */
    erasure: integer('erasure').references(() => erasure.id),
    mailbox: text('mailbox').notNull(),
    /** By which it is looked for, and told from any other; null once it was: see `inbound_mail` and `mail_arrival`. */
    messageId: text('message_id'),
    contentHash: text('content_hash'),
    place: text('place'),
    arrivedAt: instant('arrived_at'),
    state: text('state').$type<ErasedMailState>().notNull(),
    at: instant('at').notNull(),
  },
  m => [
    index('erased_mail_waiting').on(m.mailbox, m.id).where(sql`state = 'waiting'`),
    index().on(m.erasure),
  ],
);
