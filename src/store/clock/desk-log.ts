import { asc, eq, gt, max, sql } from 'drizzle-orm';
import type { DeskEvent } from '../../ticket/log/desk-events.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { deskEvent, eventWords } from '../schema/events.ts';
import { apart, keepWords, together, wordsDigest, wordsId } from '../words/sealed.ts';

/** Any constant number that nobody else uses for an advisory lock in this database. */
const calendarLock = 725_310_044;

/**
 * Keeps closures from being changed until the transaction ends. Whoever writes deadlines holds the calendar first and
 * reads it then: what is computed by the old one is written before the change, and computed anew after it.
 */
export async function holdCalendar(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${calendarLock})`);
}

/** Grows with each change of the desk: of two readings that come in out of turn, the later one counts. */
export async function deskVersion(db: Db): Promise<number> {
  const [row] = await db.select({ last: max(deskEvent.id) }).from(deskEvent);
  return row?.last ?? 0;
}

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
  await lockDeskLog(db);
  const { data: event, actor, origin, at } = recorded;
  const row = apart({ event, actor });
  await db.execute(sql`
    with row as materialized (
      select *, ${wordsId} as words_id
      from json_to_recordset(${JSON.stringify([row])}::json) as row(event jsonb, actor jsonb, salt text, words text)
    ), kept as (${keepWords})
    insert into ${deskEvent} (data, actor, origin, at, words_id, words_digest)
    select event, actor, ${origin}, ${at.toISOString()}::timestamptz, words_id, ${wordsDigest} from row`);
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
