import { and, asc, desc, eq, gt, gte, inArray, sql } from 'drizzle-orm';
import { type RecallableEvent, recallableEvents } from '../../ticket/chapters/delivery.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import type { AttachedFile } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { ticketEvent as table } from '../schema/events.ts';

/**
 * Appends to the log.
 *
 * @param key marks the first event as the work of one press, so that its repetition is known
 */
export async function appendEvents(db: Db, events: RecordedEvent[], key: string | null): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ event, ...recorded }, index) => ({
    ...recorded,
    type: event.type,
    data: event,
    key: index === 0 ? key : null,
  }));
  await db.execute(sql`
    insert into ${table} (ticket, sequence, type, data, actor, origin, at, key)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as row(
      ticket int, sequence int, type text, data jsonb, actor jsonb, origin text, at timestamptz, key text)`);
}

/** The events of a ticket after a version, oldest first; all of them from 0. */
export async function eventsAfter(db: Db, ticket: number, version: number): Promise<RecordedEvent[]> {
  const rows = await db
    .select()
    .from(table)
    .where(and(eq(table.ticket, ticket), gt(table.sequence, version)))
    .orderBy(asc(table.sequence));
  return rows.map(recordedIn);
}

/** Was this press carried out before? */
export async function isKeyKnown(db: Db, key: string): Promise<boolean> {
  const rows = await db.select({ ticket: table.ticket }).from(table).where(eq(table.key, key));
  return rows.length > 0;
}

/** What a press did when it was carried out: its first event bears its key, those behind it none. */
export async function eventsOfPress(db: Db, ticket: number, key: string): Promise<RecordedEvent[]> {
  const [first] = await db
    .select({ sequence: table.sequence, at: table.at })
    .from(table)
    .where(and(eq(table.key, key), eq(table.ticket, ticket)));
  if (!first) return [];
  const rows = await db
    .select()
    .from(table)
    .where(and(eq(table.ticket, ticket), gte(table.sequence, first.sequence)))
    .orderBy(asc(table.sequence));
  const next = rows.findIndex(
    ({ key, at }, index) => index > 0 && (key !== null || at.getTime() !== first.at.getTime()),
  );
  return (next < 0 ? rows : rows.slice(0, next)).map(recordedIn);
}

function recordedIn({ data, type: _, key: __, ...recorded }: typeof table.$inferSelect): RecordedEvent {
  return { ...recorded, event: data };
}

/** What an operator wrote and took back. */
export type RecalledLetter = { what: RecallableEvent; text: string; files: AttachedFile[]; writer: number };

/** The letter that was ordered last, if it was taken back. */
export async function recalledLetter(db: Db, ticket: number): Promise<RecalledLetter | null> {
  const types = [...recallableEvents, 'letter-recalled' as const];
  const [last] = await db
    .select({ data: table.data })
    .from(table)
    .where(and(eq(table.ticket, ticket), inArray(table.type, types)))
    .orderBy(desc(table.sequence))
    .limit(1);
  if (last?.data.type !== 'letter-recalled') return null;
  const [letter] = await db
    .select({ data: table.data, actor: table.actor })
    .from(table)
    .where(and(eq(table.ticket, ticket), eq(table.sequence, last.data.letter)));
  if (letter?.actor.kind !== 'operator') return null;
  const { data, actor } = letter;
  if (data.type !== 'closed' && data.type !== 'replied' && data.type !== 'clarification-asked') return null;
  const text = data.type === 'closed' ? data.resolution : data.text;
  return { what: data.type, text, files: data.files ?? [], writer: actor.id };
}
