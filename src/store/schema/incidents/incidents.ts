import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core';
import type { JoinRule } from '../../../ticket/incidents/fits.ts';
import type { BroadcastKind, IncidentEvent, Texts } from '../../../ticket/incidents/incident.ts';
import type { Actor, ChatPlatform, Language, Named, Origin } from '../../../ticket/words.ts';
import { bytea, instant } from '../columns.ts';
import { eventWords } from '../events.ts';
import { ticket } from '../tickets.ts';

/** An incident as it is now: the fold of its events. Which tickets are part of it, each of them says. */
export const incident = pgTable(
  'incident',
  {
    id: serial('id').primaryKey(),
    nonce: text('nonce').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    rule: jsonb('rule').$type<JoinRule>().notNull(),
    openedBy: jsonb('opened_by').$type<Named>().notNull(),
    openedAt: instant('opened_at').notNull(),
    closedBy: jsonb('closed_by').$type<Named>(),
    closedAt: instant('closed_at'),
    /** The message to all that is on its way. */
    sending: integer('sending'),
    /** The one that was sent last. */
    latest: integer('latest'),
    /** The request of which it was made, by its number; null: of none. */
    openedFrom: integer('opened_from'),
    /** Of desk.yaml's services, by its key. */
    service: text('service'),
    /** By which a new request finds it, see `keysOf`; `*`: it is looked at for each. */
    keys: text('keys').array().notNull().default(sql`'{*}'`),
  },
  i => [
    index('incident_open').on(i.openedAt, i.id).where(sql`closed_at is null`),
    index('incident_closed').on(i.closedAt).where(sql`closed_at is not null`),
    index('incident_by_keys').using('gin', i.keys).where(sql`closed_at is null`),
    index('incident_opened_from').on(i.openedFrom).where(sql`opened_from is not null`),
  ],
);

/** What happened to incidents. Append-only, as the tickets' log; its words lie apart from it. */
export const incidentEvent = pgTable(
  'incident_event',
  {
    incident: integer('incident')
      .notNull()
      .references(() => incident.id),
    sequence: integer('sequence').notNull(),
    data: jsonb('data').$type<IncidentEvent>().notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    origin: text('origin').$type<Origin>().notNull(),
    at: instant('at').notNull(),
    /** Of the press that did it: the same one delivered twice finds it, and does nothing. */
    key: text('key').unique(),
    wordsId: bigint('words_id', { mode: 'number' }).references(() => eventWords.id),
    wordsDigest: bytea('words_digest'),
    digest: bytea('digest'),
  },
  e => [primaryKey({ columns: [e.incident, e.sequence] })],
);

/** A message to all of an incident: written, and its recipients counted, before it is sent, if it ever is. */
export const broadcast = pgTable(
  'broadcast',
  {
    id: serial('id').primaryKey(),
    nonce: text('nonce').notNull(),
    incident: integer('incident')
      .notNull()
      .references(() => incident.id),
    kind: text('kind').$type<BroadcastKind>().notNull(),
    texts: jsonb('texts').$type<Texts>().notNull(),
    by: jsonb('by').$type<Extract<Actor, { kind: 'operator' }>>().notNull(),
    /** Where whoever sent it did so; null until then. */
    origin: text('origin').$type<Origin>(),
    /** The one before it, when this one was previewed. */
    latest: integer('latest'),
    frozenAt: instant('frozen_at').notNull(),
    sentAt: instant('sent_at'),
    stoppedAt: instant('stopped_at'),
    stoppedBy: jsonb('stopped_by').$type<Named>(),
  },
  b => [index('broadcast_of_incident').on(b.incident)],
);

/** To whom a message goes: as they were when it was previewed. Each is dealt with once. */
export const broadcastRecipient = pgTable(
  'broadcast_recipient',
  {
    broadcast: integer('broadcast')
      .notNull()
      .references(() => broadcast.id),
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    language: text('language').$type<Language>().notNull(),
    /** null: its turn has not come. */
    outcome: text('outcome').$type<'told' | 'left-out'>(),
    /** Why it was left out. */
    why: text('why'),
    /** The letter; null where none was written. */
    message: bigint('message', { mode: 'number' }),
  },
  r => [
    primaryKey({ columns: [r.broadcast, r.ticket] }),
    index('broadcast_to_go').on(r.broadcast, r.ticket).where(sql`outcome is null`),
    index('broadcast_of_ticket').on(r.ticket),
    // The status page asks in which languages something was said.
    index('broadcast_told').on(r.broadcast, r.language).where(sql`outcome = 'told'`),
  ],
);

/** Where an incident's card lies. `message` is null from just before the posting until the platform has answered. */
export const incidentCard = pgTable(
  'incident_card',
  {
    incident: integer('incident')
      .notNull()
      .references(() => incident.id),
    platform: text('platform').$type<ChatPlatform>().notNull(),
    destination: text('destination').notNull(),
    channel: text('channel'),
    message: text('message'),
    postingSince: instant('posting_since'),
  },
  c => [primaryKey({ columns: [c.incident, c.platform, c.destination] })],
);
