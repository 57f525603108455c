import { asc, eq, gt, max, sql } from 'drizzle-orm';
import type { DeskEvent } from '../../ticket/log/desk-events.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { beginningSql, chainedRows } from '../records/chained.ts';
import { deskEvent, eventWords } from '../schema/events.ts';
import { keepWords, together, wordsDigest, wordsId } from '../words/sealed.ts';

/** Any constant number that nobody else uses for an advisory lock in this database. */
export const calendarLock = 725_310_044;

/**
 * Keeps closures from being changed until the transaction ends. Whoever writes deadlines holds the calendar first and
 * reads it then: what is computed by the old one is written before the change, and computed anew after it.
 *
 * Goes over the wire at once, before whatever is asked next: a statement that is only described goes behind one that is prepared.
 */
export async function holdCalendar(tx: Db): Promise<void> {
  if (heldAt.has(tx)) return;
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${calendarLock})`).execute();
}

/** Grows with each change of the desk: of two readings that come in out of turn, the later one counts. */
export async function deskVersion(db: Db): Promise<number> {
  const held = heldAt.get(db);
  if (held !== undefined) return held;
  const asked = askedNow.get(db) ?? readVersion(db);
  if (!askedNow.has(db)) {
    askedNow.set(db, asked);
    queueMicrotask(() => askedNow.delete(db));
  }
  return await asked;
}

/** By transactions that hold the calendar: nobody else appends until they end. */
const heldAt = new WeakMap<Db, number>();

/** A transaction holds the calendar since before this was read. */
export function noteVersionHeld(tx: Db, version: number): void {
  heldAt.set(tx, version);
}

/** Calendar, companies and absences ask in one breath: it has not gone over the wire yet, and answers all of them. */
const askedNow = new WeakMap<Db, Promise<number>>();

async function readVersion(db: Db): Promise<number> {
  const [row] = await version(db).execute();
  return row?.last ?? 0;
}

const version = prepared(db =>
  db
    .select({ last: max(deskEvent.id) })
    .from(deskEvent)
    .prepare('desk_version'),
);

/**
 * For a transaction that will append to the desk's log after it has changed tickets: taken first, since two that hold
 * the calendar together could not both wait for the other to let go.
 */
export async function lockDeskLog(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${calendarLock})`);
}

/**
 * Appends to the desk's own log: one after the other, and when nobody is computing by the calendar that changes. Its words
 * are kept apart, as those of the tickets' log.
 */
export async function appendDeskEvent(
  db: Db,
  recorded: { data: DeskEvent; actor: Actor; origin: Origin; at: Date },
): Promise<void> {
  heldAt.delete(db);
  const id = await nextDeskEvent(db);
  const { data: event, actor, origin, at } = recorded;
  const said = { sequence: id, event, actor, origin, at };
  const rows = chainedRows([said], () => ({ kind: 'desk', id: 0 }), null);
  await db.execute(sql`
    with row as materialized (
      select *, ${wordsId} as words_id
      from json_to_recordset(${JSON.stringify(rows)}::json) as row(
        sequence bigint, event jsonb, actor jsonb, origin text, at timestamptz,
        salt text, words text, words_digest text, said text)
    ), kept as (${keepWords}), last as (
      select digest from ${deskEvent} order by id desc limit 1
    ), before as (
      select digest from last union all select ${beginningSql} where not exists (select from last)
    )
    insert into ${deskEvent} (id, data, actor, origin, at, words_id, words_digest, digest)
    select sequence, event, actor, origin, at, words_id, ${wordsDigest}, sha256(before.digest || decode(said, 'hex'))
    from row, before`);
}

/** The id of the next event, for whoever holds the log from here on: ids grow in the order of the chain. */
async function nextDeskEvent(db: Db): Promise<number> {
  await lockDeskLog(db);
  const [row] = await db.execute<{ id: number }>(sql`select nextval('desk_event_id_seq')::int as id`);
  if (!row) throw new Error('PostgreSQL gave no number');
  return row.id;
}

/** The desk's own log after an event, oldest first; all of it from 0. */
export async function deskEventsAfter(
  db: Db,
  id: number,
): Promise<{ event: DeskEvent; actor: Actor; origin: Origin; at: Date; erased?: true }[]> {
  const rows = await db
    .select({ log: deskEvent, words: eventWords.words })
    .from(deskEvent)
    .leftJoin(eventWords, eq(eventWords.id, deskEvent.wordsId))
    .where(gt(deskEvent.id, id))
    .orderBy(asc(deskEvent.id));
  return rows.map(({ log: { data, actor, origin, at, wordsId }, words }) =>
    together({ event: data, actor, origin, at }, { wordsId, words }),
  );
}
