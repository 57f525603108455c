import { and, asc, desc, eq, getTableColumns, gt, gte, inArray, sql } from 'drizzle-orm';
import { type RecallableEvent, recallableEvents } from '../../ticket/chapters/delivery.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { letterOrderedBy } from '../../ticket/traits.ts';
import type { AttachedFile } from '../../ticket/words.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { batchedLate } from '../in-unison.ts';
import { beginningSql, chainedRows, linkedTo } from '../records/chained.ts';
import { eventWords, ticketEvent as table } from '../schema/events.ts';
import { keepWords, together, wordsDigest, wordsId } from '../words/sealed.ts';

const columns = { ...getTableColumns(table), words: eventWords.words };
const itsWords = eq(eventWords.id, table.wordsId);

/**
 * Appends to the log, each event linked to the one before it, and keeps the words apart from it.
 *
 * @param key marks the first event as the work of one press, so that its repetition is known
 */
export async function appendEvents(db: Db, events: RecordedEvent[], key: string | null): Promise<void> {
  if (events.length > 0) await appendAll(db, { events, key });
}

type Appended = { events: RecordedEvent[]; key: string | null };

const appendAll = batchedLate(async (db: Db, appended: Appended[]) => {
  const rows = appended.flatMap(({ events, key }) =>
    chainedRows(events, ({ ticket }) => ({ kind: 'ticket', id: ticket }), key).map(row => ({
      ...row,
      type: row.event.type,
    })),
  );
  const before = sql`case when sequence = 1 then ${beginningSql} else (
    select digest from ${table} as log where log.ticket = row.ticket and log.sequence = row.sequence - 1) end`;
  await db.execute(sql`
    with row as materialized (
      select *, ${wordsId} as words_id
      from json_to_recordset(${JSON.stringify(rows)}::json) as row(
        ticket int, sequence int, type text, event jsonb, actor jsonb, origin text, at timestamptz, key text,
        salt text, words text, words_digest text, said text)
    ), kept as (${keepWords})
    insert into ${table} (ticket, sequence, type, data, actor, origin, at, key, words_id, words_digest, digest)
    select ticket, sequence, type, event, actor, origin, at, key, words_id, ${wordsDigest}, ${linkedTo('ticket', before)}
    from row`);
  return appended;
});

/** The events of a ticket after a version, oldest first; all of them from 0. */
export async function eventsAfter(db: Db, ticket: number, version: number): Promise<RecordedEvent[]> {
  const rows = await db
    .select(columns)
    .from(table)
    .leftJoin(eventWords, itsWords)
    .where(and(eq(table.ticket, ticket), gt(table.sequence, version)))
    .orderBy(asc(table.sequence));
  return rows.map(recordedIn);
}

/** One event of a ticket; null where there is none. */
export async function eventAt(db: Db, ticket: number, sequence: number): Promise<RecordedEvent | null> {
  const [row] = await eventNamed(db).execute({ ticket, sequence });
  return row ? recordedIn(row) : null;
}

const eventNamed = prepared(db =>
  db
    .select(columns)
    .from(table)
    .leftJoin(eventWords, itsWords)
    .where(and(eq(table.ticket, sql.placeholder('ticket')), eq(table.sequence, sql.placeholder('sequence'))))
    .prepare('event_named'),
);

/** Was this press carried out before? */
export async function isKeyKnown(db: Db, key: string): Promise<boolean> {
  return (await ticketOfPress(db, key)) !== null;
}

/** Two deliveries of one press at once: the second waits here until the first has committed. */
export async function lockPress(db: Db, key: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

/** The same without waiting. @returns false while the first is under way */
export async function tryLockPress(db: Db, key: string): Promise<boolean> {
  const [row] = await db.execute<{ got: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) as got`,
  );
  return row?.got ?? false;
}

/** The ticket on which a press was carried out before; null where it was not. */
export async function ticketOfPress(db: Db, key: string): Promise<number | null> {
  const [row] = await pressed(db).execute({ key });
  return row?.ticket ?? null;
}

const pressed = prepared(db =>
  db
    .select({ ticket: table.ticket })
    .from(table)
    .where(eq(table.key, sql.placeholder('key')))
    .prepare('ticket_of_press'),
);

/** What a press did when it was carried out: its first event bears its key, those behind it none. */
export async function eventsOfPress(db: Db, ticket: number, key: string): Promise<RecordedEvent[]> {
  const [first] = await db
    .select({ sequence: table.sequence, at: table.at })
    .from(table)
    .where(and(eq(table.key, key), eq(table.ticket, ticket)));
  if (!first) return [];
  const rows = await db
    .select(columns)
    .from(table)
    .leftJoin(eventWords, itsWords)
    .where(and(eq(table.ticket, ticket), gte(table.sequence, first.sequence)))
    .orderBy(asc(table.sequence));
  const next = rows.findIndex(
    ({ key, at }, index) => index > 0 && (key !== null || at.getTime() !== first.at.getTime()),
  );
  return (next < 0 ? rows : rows.slice(0, next)).map(recordedIn);
}

/** The first event of each of these requests. */
export async function openingEvents(db: Db, tickets: number[]): Promise<RecordedEvent[]> {
  const rows = await db
    .select(columns)
    .from(table)
    .leftJoin(eventWords, itsWords)
    .where(and(inArray(table.ticket, tickets), eq(table.sequence, 1)));
  return rows.map(recordedIn);
}

type Row = typeof table.$inferSelect & { words: string | null };

/** An event as its row keeps it, with its words. */
export function recordedIn({ ticket, sequence, data, actor, origin, at, ...kept }: Row): RecordedEvent {
  return together({ ticket, sequence, event: data, actor, origin, at }, kept);
}

/** What an operator wrote and took back. */
export type RecalledLetter = {
  what: RecallableEvent;
  text: string;
  files: AttachedFile[];
  writer: number;
  /** Which event ordered it. */
  ordered: { sequence: number; at: Date };
};

/** The letter that was ordered last, if it was taken back, and its words are there still. */
export async function recalledLetter(db: Db, ticket: number): Promise<RecalledLetter | null> {
  const types = [...recallableEvents, 'letter-recalled' as const];
  const [last] = await db
    .select({ data: table.data })
    .from(table)
    .where(and(eq(table.ticket, ticket), inArray(table.type, types)))
    .orderBy(desc(table.sequence))
    .limit(1);
  if (last?.data.type !== 'letter-recalled') return null;
  const [row] = await db
    .select(columns)
    .from(table)
    .leftJoin(eventWords, itsWords)
    .where(and(eq(table.ticket, ticket), eq(table.sequence, last.data.letter)));
  if (!row) return null;
  const { sequence, at, event, actor, erased } = recordedIn(row);
  if (actor.kind !== 'operator' || erased) return null;
  const what = recallableEvents.find(type => type === event.type);
  const letter = letterOrderedBy(event, actor);
  if (!what || !letter) return null;
  const { text, files = [] } = letter;
  return { what, text, files, writer: actor.id, ordered: { sequence, at } };
}
