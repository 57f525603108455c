import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  serial,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { plainAuthorship, type TicketAuthorship } from '../../ticket/authorship.ts';
import type { DeskEvent } from '../../ticket/desk-events.ts';
import type { TicketEvent } from '../../ticket/events.ts';
import {
  type Escalation,
  type Extension,
  notEscalated,
  type Pause,
  type Suggestion,
} from '../../ticket/ticket.ts';
import type {
  Actor,
  Category,
  ChatPlatform,
  Language,
  Origin,
  Person,
  Priority,
  Role,
  Status,
} from '../../ticket/words.ts';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

const isOpen = sql`status <> 'closed'`;
/** As tickets.ts asks for it, to the letter: an index of an expression serves that expression alone. */
const nextDueOf = sql`least(case when claimed_at is null then claim_due end, resolve_due)`;

/** Numbers start at 1001, so that a subject's `[#1001]` is never mistaken for a year's day or a list's item. */
export const ticketNumber = pgSequence('ticket_number', { startWith: 1001 });

export const operator = pgTable('operator', {
  id: serial('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  role: text('role').$type<Role>().notNull(),
  /** Since when no platform lists them any more: they are nobody until one does again. */
  leftAt: instant('left_at'),
});

/** A chat account, and the operator it belongs to: null when the platform was asked and it is nobody's. */
export const chatAccount = pgTable(
  'chat_account',
  {
    platform: text('platform').$type<ChatPlatform>().notNull(),
    userId: text('user_id').notNull(),
    operatorId: integer('operator_id').references(() => operator.id),
    name: text('name').notNull(),
    checkedAt: instant('checked_at').notNull(),
    /** Since when its owner may not act with it any more; it stays known whose it was. */
    goneAt: instant('gone_at'),
  },
  account => [primaryKey({ columns: [account.platform, account.userId] }), index().on(account.operatorId)],
);

export const ticket = pgTable(
  'ticket',
  {
    number: integer('number').primaryKey(),
    /** Tells it from a request of the same number in another life of the database; '' for those from before it was kept. */
    nonce: text('nonce').notNull().default(''),
    version: integer('version').notNull(),
    status: text('status').$type<Status>().notNull(),
    subject: text('subject').notNull(),
    language: text('language').$type<Language>().notNull(),
    mailbox: text('mailbox').notNull(),
    requester: jsonb('requester').$type<Person>().notNull(),
    participants: jsonb('participants').$type<string[]>().notNull(),
    fromMachine: boolean('from_machine').notNull(),
    fromBacklog: boolean('from_backlog').notNull(),
    /** What is known of those who write to it. */
    authorship: jsonb('authorship').$type<TicketAuthorship>().notNull().default(plainAuthorship),
    excerpt: text('excerpt').notNull(),
    category: text('category').$type<Category>(),
    priority: smallint('priority').$type<Priority>(),
    suggestion: jsonb('suggestion').$type<Suggestion>(),
    assigneeId: integer('assignee_id').references(() => operator.id),
    assigneeName: text('assignee_name'),
    linkedTo: integer('linked_to'),
    looksLike: integer('looks_like'),
    mergedInto: integer('merged_into'),
    lostNumber: integer('lost_number'),
    folded: integer('folded').notNull().default(0),
    undeliverable: text('undeliverable'),
    openedAt: instant('opened_at').notNull(),
    claimedAt: instant('claimed_at'),
    claimTold: boolean('claim_told').notNull(),
    waitingSince: instant('waiting_since'),
    askedAt: instant('asked_at'),
    remindedAt: instant('reminded_at'),
    pauses: jsonb('pauses').$type<Pause[]>().notNull().default([]),
    extensions: jsonb('extensions').$type<Extension[]>().notNull().default([]),
    escalation: jsonb('escalation').$type<Escalation>().notNull().default(notEscalated),
    closedAt: instant('closed_at'),
    resolution: text('resolution'),
    updatedAt: instant('updated_at').notNull(),
    /** Computed from the rest (ticket/deadlines.ts, ticket/schedule.ts), kept to be asked for. */
    claimDue: instant('claim_due'),
    resolveDue: instant('resolve_due'),
    /** The next instant at which the clock must look at it. */
    wakeAt: instant('wake_at'),
  },
  // Nearly all tickets are closed: an index that knows the open ones alone stays as small as they are few.
  t => [
    index('ticket_to_wake').on(t.wakeAt).where(sql`wake_at is not null`),
    index('ticket_open').on(t.number).where(isOpen),
    index('ticket_open_by_claim').on(t.claimDue).where(sql`status <> 'closed' and claimed_at is null`),
    index('ticket_open_by_resolution').on(t.resolveDue).where(isOpen),
    index('ticket_open_by_due').on(sql`(${nextDueOf})`, t.number).where(isOpen),
    index('ticket_queue').on(sql`(${nextDueOf})`, t.openedAt, t.number).where(sql`status = 'new'`),
    index('ticket_of_assignee').on(t.assigneeId, sql`(${nextDueOf})`, t.priority, t.openedAt).where(isOpen),
    index('ticket_at_work')
      .on(t.assigneeName, t.resolveDue, t.number)
      .where(sql`status <> 'closed' and assignee_id is not null`),
    index('ticket_of_requester').on(sql`(requester ->> 'address')`, t.openedAt, t.number).where(isOpen),
  ],
);

/** Append-only: a trigger refuses update, delete and truncate. This is the traceability that the service promises. */
export const ticketEvent = pgTable(
  'ticket_event',
  {
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    sequence: integer('sequence').notNull(),
    type: text('type').$type<TicketEvent['type']>().notNull(),
    data: jsonb('data').$type<TicketEvent>().notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    origin: text('origin').$type<Origin>().notNull(),
    at: instant('at').notNull(),
    /** Set on the first event of a press: the same press delivered twice finds it and does nothing. */
    key: text('key').unique(),
  },
  e => [primaryKey({ columns: [e.ticket, e.sequence] })],
);

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
    source: bytea('source').notNull(),
  },
  mail => [uniqueIndex('inbound_mail_once').on(mail.messageId, mail.contentHash), index().on(mail.ticket)],
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

/** `sent`: a mail server has accepted it. `recalled`: its writer took it back before it went. */
export type LetterState = 'queued' | 'sent' | 'delayed' | 'failed' | 'held' | 'bounced' | 'recalled';

/**
 * Why a file is not handed out: it runs when it is opened; it has a virus; the scanner has not looked into it yet; it is
 * too large for the scanner.
 */
export type Held = 'dangerous' | 'dangerous-unscanned' | 'virus' | 'unscanned' | 'too-large';

export type MessageAuthor = {
  /** Nobody confirms that the sender is who they say; why not, in English. */
  unverified?: string;
  /** Where the sender wants answers, if somewhere else. */
  answersTo?: Person;
  /** Whose name an unconfirmed mail of an operator bears. */
  saysToBe?: string;
};

/** What was written to and by the customer: the conversation. Letters are kept whole, exactly as they go. */
export const message = pgTable(
  'message',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    /** `elsewhere`: the house's word, which an operator wrote by mail from another place. */
    direction: text('direction').$type<'in' | 'out' | 'elsewhere'>().notNull(),
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
    /** Only of letters. */
    state: text('state').$type<LetterState>(),
    stateWhy: text('state_why'),
    /** A letter does not leave before: until then its writer can take it back. */
    leavesAt: instant('leaves_at'),
    sentAt: instant('sent_at'),
  },
  m => [
    index('message_by_message_id').on(m.messageId, m.id),
    index('message_of_ticket').on(m.ticket, m.id),
    index('message_of_mail').on(m.mailId),
    uniqueIndex('letter_once').on(m.messageId).where(sql`direction = 'out'`),
  ],
);

/** Attachments' content, stored once however many mails bring it. */
export const blob = pgTable('blob', {
  sha256: text('sha256').primaryKey(),
  content: bytea('content').notNull(),
});

export const attachment = pgTable(
  'attachment',
  {
    id: serial('id').primaryKey(),
    messageId: bigint('message_id', { mode: 'number' })
      .notNull()
      .references(() => message.id),
    name: text('name').notNull(),
    type: text('type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => blob.sha256),
    /** Why it is not handed out; null for what may be opened. */
    held: text('held').$type<Held>(),
  },
  a => [
    index().on(a.messageId),
    index('attachment_of_content').on(a.sha256),
    index('attachment_held').on(a.held, a.messageId).where(sql`held is not null`),
  ],
);

/** Files that operators sent from their chat for a letter to come. One goes with one letter. */
export const upload = pgTable(
  'upload',
  {
    id: serial('id').primaryKey(),
    operatorId: integer('operator_id')
      .notNull()
      .references(() => operator.id),
    platform: text('platform').$type<ChatPlatform>().notNull(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => blob.sha256),
    at: instant('at').notNull(),
    /** The letter with which it went; null while it waits. */
    messageId: bigint('message_id', { mode: 'number' }).references(() => message.id),
  },
  u => [
    index('upload_waiting').on(u.operatorId, u.at),
    index('upload_of_content').on(u.sha256),
    index('upload_of_letter').on(u.messageId),
    index('upload_by_time').on(u.at),
  ],
);

/** What must be told about an event in a channel; what falls due in the same minute is told in one message. */
export const ping = pgTable(
  'ping',
  {
    ticket: integer('ticket').notNull(),
    sequence: integer('sequence').notNull(),
    platform: text('platform').$type<ChatPlatform>().notNull(),
    destination: text('destination').notNull(),
    minute: instant('minute').notNull(),
    /** The message that tells it; null until it is posted. */
    message: text('message'),
  },
  p => [
    primaryKey({ columns: [p.ticket, p.sequence, p.platform, p.destination] }),
    index('ping_of_minute').on(p.platform, p.destination, p.minute).where(sql`message is null`),
    index('ping_by_message').on(p.message).where(sql`message is not null`),
  ],
);

/** Closures that managers planned in chat; those in desk.yaml are not here. Cancelled ones stay, as a record. */
export const closure = pgTable('closure', {
  id: serial('id').primaryKey(),
  /** As a ticket's. */
  nonce: text('nonce').notNull().default(''),
  from: date('from', { mode: 'string' }).notNull(),
  to: date('to', { mode: 'string' }).notNull(),
  name: text('name').notNull(),
  onCallId: integer('on_call_id').references(() => operator.id),
  cancelledAt: instant('cancelled_at'),
});

/** Who is on duty instead of the rota's person; the latest one for a day wins. Both days included. */
export const dutyOverride = pgTable('duty_override', {
  id: serial('id').primaryKey(),
  from: date('from', { mode: 'string' }).notNull(),
  to: date('to', { mode: 'string' }).notNull(),
  operatorId: integer('operator_id')
    .notNull()
    .references(() => operator.id),
});

/** What was done to the desk itself, not to a ticket: closures, duty. Append-only, like the tickets' log. */
export const deskEvent = pgTable('desk_event', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  data: jsonb('data').$type<DeskEvent>().notNull(),
  actor: jsonb('actor').$type<Actor>().notNull(),
  origin: text('origin').$type<Origin>().notNull(),
  at: instant('at').notNull(),
});

/** What the desk does by the clock for itself: the forecast, the hand-over, the day before a closure. */
export const routine = pgTable('routine', {
  name: text('name').primaryKey(),
  nextAt: instant('next_at').notNull(),
});

/** Where a ticket's card lies. `message` is null from just before the posting until the platform has answered. */
export const card = pgTable(
  'card',
  {
    id: serial('id').primaryKey(),
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    platform: text('platform').$type<ChatPlatform>().notNull(),
    /** The channel as configured; the place may name it differently. */
    destination: text('destination').notNull(),
    channel: text('channel'),
    message: text('message'),
    postingSince: instant('posting_since'),
    /** A copy that the desk learnt of from a press on it; it is updated, but lines go to the desk's own. */
    adopted: boolean('adopted').notNull().default(false),
    /** Since when the platform says that it is gone; null while it can be edited. Platforms err, so it is looked for. */
    missingSince: instant('missing_since'),
  },
  c => [
    uniqueIndex('card_once').on(c.ticket, c.platform, c.destination).where(sql`not adopted`),
    // Copies and all: card_once knows the desk's own alone.
    index('card_of_ticket').on(c.ticket),
    uniqueIndex('card_place').on(c.platform, c.channel, c.message),
    index('card_in_channel').on(c.platform, c.channel, c.destination),
  ],
);

/** What an effect left behind (a line's id, a notice's id): a repeated effect finds it and does not post again. */
export const receipt = pgTable(
  'receipt',
  {
    key: text('key').primaryKey(),
    detail: text('detail').notNull(),
    at: instant('at').notNull(),
  },
  r => [index('receipt_by_detail').on(r.detail)],
);

/** What was heard already: a platform tells of one thing twice, and people press twice. Kept for some hours. */
export const heard = pgTable(
  'heard',
  {
    /** A platform's id of what it tells, or a digest of who pressed what. */
    what: text('what').primaryKey(),
    /** The key under which it was heard first. */
    key: text('key').notNull(),
    at: instant('at').notNull(),
  },
  h => [index('heard_at').on(h.at)],
);

/** What was typed into a form whose letter is being looked at; a modal cannot carry it from page to page. */
export const draft = pgTable(
  'draft',
  {
    id: text('id').primaryKey(),
    operatorId: integer('operator_id')
      .notNull()
      .references(() => operator.id),
    inputs: jsonb('inputs').$type<Record<string, string>>().notNull(),
    at: instant('at').notNull(),
  },
  d => [index('draft_by_time').on(d.at)],
);

/** What the desk knows of a customer's address, whatever ticket it learnt it in. */
export const contact = pgTable('contact', {
  /** lower case */
  address: text('address').primaryKey(),
  language: text('language').$type<Language>(),
  /** Since when mail systems say for good that letters do not arrive; null while they do. */
  undeliverableSince: instant('undeliverable_since'),
  undeliverableWhy: text('undeliverable_why'),
  /** Since when it is known that whoever uses this address reads it, or that mail from it is theirs; null: never seen. */
  knownSince: instant('known_since'),
});

/** Automatic letters of the last days, by whom they went to: the measure of what is too many. */
export const automaticLetter = pgTable(
  'automatic_letter',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** The mailbox behind the address, whatever variant was written to. */
    base: text('base').notNull(),
    domain: text('domain').notNull(),
    at: instant('at').notNull(),
  },
  letter => [index('automatic_letter_by_time').on(letter.at)],
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

/** The moment of a mailbox's first connection: mail from before it is backlog. */
export const imapFirstConnection = pgTable('imap_first_connection', {
  mailbox: text('mailbox').primaryKey(),
  at: instant('at').notNull(),
});

export const teamsReference = pgTable('teams_reference', {
  channelId: text('channel_id').primaryKey(),
  data: jsonb('data').$type<unknown>().notNull(),
  installedAt: instant('installed_at').notNull(),
});

/** The desk's own memory of single values, such as the secret that signs Message-IDs and links. */
export const setting = pgTable('setting', { key: text('key').primaryKey(), value: text('value').notNull() });
