import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { TicketEvent, TicketEventType } from '../../ticket/events.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { ticketEvent as event, eventWords } from '../schema/events.ts';
import { ticket } from '../schema/tickets.ts';
import { foundFor } from './found-readings.ts';
import { isWithin, latestFirst, type Reading, type Stretch, type Whose, writtenIn } from './reading.ts';

const whats = {
  'conversation-opened': 'conversation',
  'attachment-opened': 'file',
  'system-entered': 'entered',
  'system-left': 'left',
} as const satisfies { [Type in TicketEventType]?: Reading['what'] };
const types = Object.keys(whats) as (keyof typeof whats)[];

/** Whose system was entered, and what for, is told to whoever asked, and not to others who wrote. */
function typesOf(whose: Whose): (keyof typeof whats)[] {
  return whose !== 'everybody' && 'writer' in whose ? ['conversation-opened', 'attachment-opened'] : types;
}

/**
 * Who read what stands in requests, the latest first, and in another's what had gone into that. An index knows readings alone.
 */
export async function readingsOf(db: Db, whose: Whose, stretch: Stretch): Promise<Reading[]> {
  const all = [
    await readThere(db, whose, stretch),
    whose === 'everybody' || 'writer' in whose ? [] : await readInAnothers(db, whose, stretch),
    await foundFor(db, whose, stretch),
  ].flat();
  return all.toSorted(latestFirst).slice(0, stretch.limit);
}

async function readThere(db: Db, whose: Whose, stretch: Stretch): Promise<Reading[]> {
  const rows = await db
    .select({
      ticket: event.ticket,
      sequence: event.sequence,
      at: event.at,
      data: event.data,
      actor: event.actor,
      origin: event.origin,
      words: eventWords.words,
    })
    .from(event)
    .leftJoin(eventWords, eq(eventWords.id, event.wordsId))
    .where(
      and(
        theirs(db, whose),
        inArray(event.type, typesOf(whose)),
        ...isWithin(event, stretch),
        byOperator(stretch),
      ),
    )
    .orderBy(desc(event.at), desc(event.ticket), desc(event.sequence))
    .limit(stretch.limit);
  return rows.flatMap(asReading);
}

function theirs(db: Db, whose: Whose): SQL | undefined {
  if (whose === 'everybody') return undefined;
  if ('ticket' in whose) return eq(event.ticket, whose.ticket);
  return inArray(
    event.ticket,
    'writer' in whose
      ? sql`(${writtenIn(whose.writer)})`
      : db
          .select({ number: ticket.number })
          .from(ticket)
          .where(sql`(${ticket.requester} ->> 'address') = ${whose.address}`),
  );
}

/** But for what has lost who it was: nobody is told that by their number. */
function byOperator({ operator }: Stretch): SQL | undefined {
  return operator === undefined
    ? undefined
    : sql`${event.actor} ->> 'kind' = 'operator' and (${event.actor} ->> 'id')::int = ${operator}
        and (${event.wordsId} is null or ${eventWords.words} is not null)`;
}

/**
 * The same of requests that went into another's: who opened that since, under the number of their own. Whose system was entered for
 * that, and what for, is the other's.
 */
async function readInAnothers(
  db: Db,
  whose: Extract<Whose, { ticket: number } | { address: string }>,
  stretch: Stretch,
): Promise<Reading[]> {
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
  const opened = sql`lateral (select sequence, at, data, actor, origin, words_id from ticket_event
    where ticket = went.into_ and at >= went.since and type in ('conversation-opened', 'attachment-opened') offset 0) as opened`;
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
      origin: sql<Origin>`opened.origin`,
      words: eventWords.words,
    })
    .from(sql`${went} cross join ${opened}`)
    .leftJoin(eventWords, sql`${eventWords.id} = opened.words_id`)
    .where(and(...isWithin(place, stretch)))
    .orderBy(desc(place.at), desc(place.ticket), desc(place.sequence))
    .limit(stretch.limit);
  return rows.flatMap(asReading);
}

type Row = Pick<Reading, 'ticket' | 'sequence' | 'at' | 'origin'> & {
  data: TicketEvent;
  actor: Actor;
  words: string | null;
};

function asReading({ data, actor, words, ...row }: Row): Reading[] {
  return isReading(data) ? [{ ...row, ...told(data, row.at, keptIn(words), actor) }] : [];
}

type ReadingEvent = Extract<TicketEvent, { type: keyof typeof whats }>;

function isReading(data: TicketEvent): data is ReadingEvent {
  return data.type in whats;
}

type Kept = (place: string) => string | null;

/** @param kept its words, by where they stand in it */
function told(data: ReadingEvent, at: Date, kept: Kept, actor: Actor) {
  const plain = { happened: at, what: whats[data.type], ...who(actor, kept), file: '', purpose: '' };
  switch (data.type) {
    case 'system-entered':
      return { ...plain, happened: new Date(data.from), purpose: kept('event.purpose') ?? '' };
    case 'system-left':
      return { ...plain, happened: new Date(data.until), name: kept('event.who.name') ?? '' };
    case 'conversation-opened':
      return { ...plain, purpose: kept('event.reason') ?? '' };
    case 'attachment-opened':
      return { ...plain, file: kept('event.name') ?? data.name };
    default:
      return data satisfies never;
  }
}

function who(actor: Actor, kept: Kept) {
  switch (actor.kind) {
    case 'operator': {
      const name = kept('actor.name') ?? actor.name;
      return { by: 'operator' as const, operator: name === '' ? null : actor.id, name, address: '' };
    }
    case 'customer':
      return {
        by: 'colleague' as const,
        operator: null,
        name: kept('actor.name') ?? actor.name,
        address: kept('actor.address') ?? actor.address,
      };
    case 'desk':
      return { by: 'machine' as const, operator: null, name: '', address: '' };
    default:
      return actor satisfies never;
  }
}

/** Names, and what people wrote, lie apart from the log. */
function keptIn(words: string | null): Kept {
  const kept: unknown = JSON.parse(words ?? '{}');
  return place => {
    const found: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, place) : null;
    return typeof found === 'string' ? found : null;
  };
}
