import { and, desc, eq, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { TicketEvent, TicketEventType } from '../../ticket/events.ts';
import type { Actor } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { ticketEvent as event, eventWords } from '../schema/events.ts';
import { ticket } from '../schema/tickets.ts';

/**
 * Somebody of the house opened what a customer wrote, entered their system, or left it.
 *
 * @property at when it was noted
 * @property happened when it was so: whoever was in a system may note it later
 * @property name of who did it; '' where it was erased
 * @property purpose what a system was entered for; '' of everything else, and where it was erased
 */
export type Reading = {
  ticket: number;
  sequence: number;
  at: Date;
  happened: Date;
  what: 'conversation' | 'file' | 'entered' | 'left';
  name: string;
  purpose: string;
};

/** Where a page goes on: behind this one. */
export type BehindReading = Pick<Reading, 'ticket' | 'sequence'> & { at: Date };

const whats = {
  'conversation-opened': 'conversation',
  'attachment-opened': 'file',
  'system-entered': 'entered',
  'system-left': 'left',
} as const satisfies { [Type in TicketEventType]?: Reading['what'] };
const types = Object.keys(whats) as (keyof typeof whats)[];

/** One request, or all of whoever asked from this address. */
type Whose = { ticket: number } | { address: string };
type Stretch = { behind: BehindReading | null; limit: number };

/**
 * Who read what stands in requests, the latest first, and in another's what had gone into that. An index knows readings alone.
 */
export async function readingsOf(db: Db, whose: Whose, stretch: Stretch): Promise<Reading[]> {
  const both = [await readThere(db, whose, stretch), await readInAnothers(db, whose, stretch)].flat();
  return both
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.ticket - a.ticket || b.sequence - a.sequence)
    .slice(0, stretch.limit);
}

async function readThere(db: Db, whose: Whose, { behind, limit }: Stretch): Promise<Reading[]> {
  const theirs =
    'ticket' in whose
      ? eq(event.ticket, whose.ticket)
      : inArray(
          event.ticket,
          db
            .select({ number: ticket.number })
            .from(ticket)
            .where(sql`(${ticket.requester} ->> 'address') = ${whose.address}`),
        );
  const rows = await db
    .select({
      ticket: event.ticket,
      sequence: event.sequence,
      at: event.at,
      data: event.data,
      actor: event.actor,
      words: eventWords.words,
    })
    .from(event)
    .leftJoin(eventWords, eq(eventWords.id, event.wordsId))
    .where(and(theirs, inArray(event.type, types), behind ? isBehind(event, behind) : undefined))
    .orderBy(desc(event.at), desc(event.ticket), desc(event.sequence))
    .limit(limit);
  return rows.flatMap(asReading);
}

/**
 * The same of requests that went into another's: who opened that since, under the number of their own. Whose system was entered for
 * that, and what for, is the other's.
 */
async function readInAnothers(db: Db, whose: Whose, { behind, limit }: Stretch): Promise<Reading[]> {
  const theirs =
    'ticket' in whose
      ? sql`number = ${whose.ticket}`
      : sql`(requester ->> 'address') = ${whose.address} and merged_into is not null`;
  const mergedAt = sql`(select at from ticket_event where ticket = gone.number and type = 'merged' order by sequence desc limit 1)`;
  const went = sql`(with recursive went as (
    select gone.number as whose, gone.requester ->> 'address' as address, gone.merged_into as into_, ${mergedAt} as since
    from (select * from ticket where ${theirs}) as gone where gone.merged_into is not null
    union select went.whose, went.address, gone.merged_into, ${mergedAt}
    from went cross join lateral (select * from ticket where number = went.into_ offset 0) as gone
    where gone.merged_into is not null
  ) select went.* from went cross join lateral (select requester from ticket where number = went.into_ offset 0) as there
    where (there.requester ->> 'address') <> went.address) as went`;
  // Fenced off by "offset 0": each is looked up by its own index, however many there are.
  const opened = sql`lateral (select sequence, at, data, actor, words_id from ticket_event where ticket = went.into_ and at >= went.since
    and type in ('conversation-opened', 'attachment-opened') offset 0) as opened`;
  const place = {
    ticket: sql<number>`went.whose`,
    sequence: sql<number>`opened.sequence`,
    at: sql<Date>`opened.at`,
  };
  const rows = await db
    .select({
      ticket: place.ticket,
      sequence: place.sequence,
      at: place.at.mapWith(event.at),
      data: sql<TicketEvent>`opened.data`,
      actor: sql<Actor>`opened.actor`,
      words: eventWords.words,
    })
    .from(sql`${went} cross join ${opened}`)
    .leftJoin(eventWords, sql`${eventWords.id} = opened.words_id`)
    .where(behind ? isBehind(place, behind) : undefined)
    .orderBy(desc(place.at), desc(place.ticket), desc(place.sequence))
    .limit(limit);
  return rows.flatMap(asReading);
}

type Row = Pick<Reading, 'ticket' | 'sequence' | 'at'> & {
  data: TicketEvent;
  actor: Actor;
  words: string | null;
};

function asReading({ data, actor, words, ...row }: Row): Reading[] {
  return isReading(data) ? [{ ...row, ...told(data, row.at, keptIn(words), actor) }] : [];
}

/** Where a reading stands in the order of them. */
type Place = Record<keyof BehindReading, SQLWrapper>;

function isBehind({ at, ticket, sequence }: Place, behind: BehindReading): SQL {
  return sql`(${at}, ${ticket}, ${sequence}) < (${behind.at.toISOString()}::timestamptz, ${behind.ticket}::int, ${behind.sequence}::int)`;
}

type ReadingEvent = Extract<TicketEvent, { type: keyof typeof whats }>;

function isReading(data: TicketEvent): data is ReadingEvent {
  return data.type in whats;
}

/** @param kept its words, by where they stand in it */
function told(data: ReadingEvent, at: Date, kept: (place: string) => string | null, actor: Actor) {
  const own = actor.kind === 'operator' ? (kept('actor.name') ?? actor.name) : '';
  const plain = { happened: at, what: whats[data.type], name: own, purpose: '' };
  switch (data.type) {
    case 'system-entered':
      return { ...plain, happened: new Date(data.from), purpose: kept('event.purpose') ?? '' };
    case 'system-left':
      return { ...plain, happened: new Date(data.until), name: kept('event.who.name') ?? '' };
    default:
      return plain;
  }
}

/** Names, and what people wrote, lie apart from the log. */
function keptIn(words: string | null): (place: string) => string | null {
  const kept: unknown = JSON.parse(words ?? '{}');
  return place => {
    const found: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, place) : null;
    return typeof found === 'string' ? found : null;
  };
}
