import { sql } from 'drizzle-orm';
import { index, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import type { OutsideEvent } from '../../../ticket/grammar/outside.ts';
import { instant } from '../columns.ts';
import { ticket } from '../tickets.ts';

/**
 * - `waiting`: it was not taken yet, and is tried again
 * - `delivered`: the other side answered that it has it
 * - `given-up`: it was not taken in three days, or the other side said that it is gone for good
 * - `withheld`: few may see its request since it was written down, so it is not told
 * - `dropped`: desk.yaml has no webhook of this name any more
 */
export type DeliveryState = 'waiting' | 'delivered' | 'given-up' | 'withheld' | 'dropped';

/** What a webhook is told, once per thing that happened. */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    /** As it goes out (`webhook-id`): whoever receives it twice knows it by this. */
    id: text('id').primaryKey(),
    /** The webhook's name in desk.yaml: where that is, is asked when it goes. */
    hook: text('hook').notNull(),
    type: text('type').$type<OutsideEvent>().notNull(),
    ticket: integer('ticket')
      .notNull()
      .references(() => ticket.number),
    /** The body, byte for byte: each try is of the same. It holds no words. */
    body: text('body').notNull(),
    /** By the machine's clock. */
    at: instant('at').notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    tries: smallint('tries').notNull().default(0),
    /** The HTTP status of the last try; null where there was no answer. */
    status: smallint('status'),
    /** Why the last try came to nothing. */
    why: text('why'),
    triedAt: instant('tried_at'),
    /** When it is tried again; by the machine's clock. */
    nextAt: instant('next_at'),
  },
  d => [
    index('webhook_delivery_latest').on(d.hook, d.at),
    index('webhook_delivery_waiting').on(d.hook, d.state).where(sql`state in ('waiting', 'given-up')`),
    index('webhook_delivery_by_time').on(d.at),
    index('webhook_delivery_of_ticket').on(d.ticket),
  ],
);
