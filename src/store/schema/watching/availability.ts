import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  serial,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/** What was seen of a service in the minutes of an hour, from one place. A row of an hour: a year is 9,000 of them, not half a million. */
export const probedHour = pgTable(
  'probed_hour',
  {
    /** By which it is sealed, when the hour is over. */
    id: bigserial('id', { mode: 'number' }).notNull(),
    /** A service of desk.yaml by its key, or a way in (`mail:…`, `smtp`). */
    service: text('service').notNull(),
    /** From where it was looked at: `here`, or what the token of a second place is called. */
    place: text('place').notNull(),
    hour: instant('hour').notNull(),
    /** 60 signs: `+` up, `-` down, a blank where nobody measured. */
    marks: text('marks').notNull(),
  },
  h => [
    primaryKey({ columns: [h.service, h.hour, h.place] }),
    index('probed_hour_by_time').on(h.hour),
    uniqueIndex('probed_hour_sealed').on(h.id),
  ],
);

/** How a service stands, as far as it was judged. */
export const serviceStanding = pgTable('service_standing', {
  service: text('service').primaryKey(),
  /** The last minute that was judged: each is judged once, whichever process comes first. */
  judged: instant('judged').notNull(),
  downSince: instant('down_since'),
  minutesDown: integer('minutes_down').notNull().default(0),
  isTold: boolean('is_told').notNull().default(false),
  upSince: instant('up_since'),
  /** What was said last of why it was not reached, and from where. */
  why: text('why').notNull().default(''),
});

/** A service was down for so long that people were told: of this an incident is made, or not. */
export const outage = pgTable(
  'outage',
  {
    id: serial('id').primaryKey(),
    /** As a ticket's. */
    nonce: text('nonce').notNull(),
    service: text('service').notNull(),
    since: instant('since').notNull(),
    why: text('why').notNull(),
    /** The first minute in which it was up again; null: it is not yet. */
    until: instant('until'),
    /** The incident that somebody made of it. */
    incident: integer('incident'),
  },
  o => [
    index('outage_by_time').on(o.since),
    index('outage_going_on').on(o.service).where(sql`until is null`),
  ],
);
