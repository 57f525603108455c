import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgSequence, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import type { TicketFacts } from '../../ticket/facts.ts';
import {
  type Escalation,
  type Extension,
  notEscalated,
  type Pause,
  type Suggestion,
  type Watcher,
} from '../../ticket/ticket.ts';
import type { Category, Language, Person, Priority, Status } from '../../ticket/words.ts';
import { instant } from './columns.ts';
import { operator } from './people.ts';

const isOpen = sql`status <> 'closed'`;
/** As tickets/related.ts asks for it, to the letter: few requests are like another, or hang together with one. */
export const namesOthers = sql`coalesce(facts ->> 'looksLike', facts ->> 'linkedTo', facts ->> 'twins', facts #>> '{authorship,mayJoin}', facts #>> '{authorship,outsideOf}') is not null`;
/** As clock/clock-facts.ts asks for it, to the letter: of what is closed few requests have something that the law wants reported. */
export const closedWithDuties = sql`status = 'closed' and facts #> '{reporting,aware}' is not null`;
/** As privacy/retention/due.ts asks for them, to the letter: what is closed, and has words still, if only others'; of what is erased, what law keeps. */
export const closedWithWords = sql`status = 'closed' and coalesce(facts #> '{erased,othersStay}', facts -> 'erased', 'null') in ('null', 'true')`;
export const keptInPart = sql`facts #> '{erased,kept}' <> '[]'`;
/** As tickets/lists.ts asks for it, to the letter: an index of an expression serves that expression alone. */
export const nextDueOf = sql`least(case when claimed_at is null then claim_due end, resolve_due)`;

/** Numbers start at 1001, so that a subject's `[#1001]` is never mistaken for a year's day or a list's item. */
export const ticketNumber = pgSequence('ticket_number', { startWith: 1001 });

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
    excerpt: text('excerpt').notNull(),
    company: text('company'),
    category: text('category').$type<Category>(),
    priority: smallint('priority').$type<Priority>(),
    suggestion: jsonb('suggestion').$type<Suggestion>(),
    assigneeId: integer('assignee_id').references(() => operator.id),
    assigneeName: text('assignee_name'),
    turnId: integer('turn_id').references(() => operator.id),
    turnName: text('turn_name'),
    awaitsTurn: boolean('awaits_turn').notNull().default(false),
    mergedInto: integer('merged_into'),
    /** Few may see it: whatever looks for words in requests leaves these out for the others. */
    restricted: boolean('restricted').notNull().default(false),
    /** The incident of which it is part. */
    incident: integer('incident'),
    openedAt: instant('opened_at').notNull(),
    claimedAt: instant('claimed_at'),
    waitingSince: instant('waiting_since'),
    askedAt: instant('asked_at'),
    remindedAt: instant('reminded_at'),
    pauses: jsonb('pauses').$type<Pause[]>().notNull().default([]),
    extensions: jsonb('extensions').$type<Extension[]>().notNull().default([]),
    escalation: jsonb('escalation').$type<Escalation>().notNull().default(notEscalated),
    snoozedUntil: instant('snoozed_until'),
    watchers: jsonb('watchers').$type<Watcher[]>().notNull().default([]),
    closedAt: instant('closed_at'),
    resolution: text('resolution'),
    updatedAt: instant('updated_at').notNull(),
    /** What no question asks for; a new one needs no migration. What a row lacks has its default. */
    facts: jsonb('facts').$type<Partial<TicketFacts>>().notNull().default({}),
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
    // With what it is made of: how many are due is counted in the index alone, else every open request would be looked at.
    index('ticket_open_by_due')
      .on(sql`(${nextDueOf})`, t.number, t.claimedAt, t.claimDue, t.resolveDue)
      .where(isOpen),
    index('ticket_queue')
      .on(sql`(${nextDueOf})`, t.openedAt, t.number)
      .where(sql`status = 'new' and snoozed_until is null`),
    index('ticket_of_assignee')
      .on(t.assigneeId, sql`(${nextDueOf})`, t.priority, t.openedAt)
      .where(sql`status <> 'closed' and snoozed_until is null`),
    index('ticket_of_turn').on(t.turnId, t.number).where(sql`status = 'new' and turn_id is not null`),
    index('ticket_awaits_turn').on(t.openedAt, t.number).where(sql`awaits_turn and status = 'new'`),
    // What was broken on a day, and has been mended since.
    index('ticket_claimed_late').on(t.claimDue).where(sql`claimed_at > claim_due`),
    index('ticket_closed_late').on(t.resolveDue).where(sql`closed_at > resolve_due`),
    index('ticket_snoozed').on(t.snoozedUntil, t.number).where(sql`snoozed_until is not null`),
    index('ticket_watched').using('gin', sql`watchers jsonb_path_ops`).where(sql`watchers <> '[]'`),
    index('ticket_waiting').on(sql`(${nextDueOf})`, t.waitingSince, t.number).where(sql`status = 'waiting'`),
    // Of what is closed the latest is asked for: of a day, or what changed of somebody's since they looked.
    index('ticket_closed').on(t.closedAt, t.number).where(sql`status = 'closed'`),
    index('ticket_changed').on(t.assigneeId, t.updatedAt).where(sql`assignee_id is not null`),
    index('ticket_of_company').on(t.company, t.number).where(sql`company is not null`),
    index('ticket_open_of_company')
      .on(t.company, sql`(${nextDueOf})`, t.number)
      .where(sql`status <> 'closed' and company is not null`),
    index('ticket_of_incident').on(t.incident, t.status, t.number).where(sql`incident is not null`),
    index('ticket_merged').on(t.mergedInto).where(sql`merged_into is not null`),
    index('ticket_restricted').on(t.number).where(sql`restricted`),
    // Of who has left: they are taken from whoever may not see them any more.
    index('ticket_restricted_at_work')
      .on(t.assigneeId, t.number)
      .where(sql`restricted and status <> 'closed' and assignee_id is not null`),
    // Of which the words are there still; and of which the law keeps some though they are erased.
    index('ticket_closed_with_words').on(t.closedAt, t.number).where(closedWithWords),
    index('ticket_kept_in_part').on(t.number).where(keptInPart),
    index('ticket_closed_with_duties').on(t.number).where(closedWithDuties),
    index('ticket_names_others').using('gin', sql`facts jsonb_path_ops`).where(namesOthers),
    index('ticket_by_opening').on(t.openedAt, t.number),
    index('ticket_done_of_requester')
      .on(sql`(requester ->> 'address')`)
      .where(sql`status = 'closed' and merged_into is null`),
    index('ticket_of_anybody').on(sql`(requester ->> 'address')`, t.number),
    // What customers follow of theirs in another's request.
    index('ticket_joined_of_requester')
      .on(sql`(requester ->> 'address')`, t.number)
      .where(sql`merged_into is not null`),
    index('ticket_joined_of_company')
      .on(t.company, t.number)
      .where(sql`merged_into is not null and company is not null`),
    index('ticket_of_requester').on(sql`(requester ->> 'address')`, t.openedAt, t.number).where(isOpen),
  ],
);
