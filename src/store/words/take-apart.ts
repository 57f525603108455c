import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import type { TicketEvent } from '../../ticket/events.ts';
import type { DeskEvent } from '../../ticket/log/desk-events.ts';
import type { Actor } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { saveSetting } from '../settings.ts';
import { type Counted, countedIn, inWords } from './counted.ts';
import { apart, digestOf, keepWords, together, wordsDigest, wordsId } from './sealed.ts';
import { type WholeLog, wholeLogsIn } from './whole-logs.ts';

/** Events in one transaction. */
const batch = 2000;

const toldEachMs = 5000;

/** Under it stands what was counted, before and after, as JSON. */
export const countedSetting = 'words-apart';

type Said = { event: TicketEvent | DeskEvent; actor: Actor };

/**
 * Brings logs in which events hold their words over into those in which they do not, in steps: whoever is stopped in the
 * middle goes on there at the next start. Each event is read back, and must be as it was, before its step is kept; an old
 * log is taken away when as many events of each type are in the new one. What was counted is told, and kept as a setting.
 *
 * @param db as the tables' owner; nobody else writes meanwhile
 * @param say hears how far it is
 * @throws Error where something would be lost: the old log stays then
 */
export async function takeWordsApart(db: Db, say: (words: string) => void): Promise<void> {
  const counted: Counted[] = [];
  for (const whole of await wholeLogsIn(db)) {
    const all = await count(db, whole.name);
    if (all === 0) continue;
    await bringOver(db, whole, all, say);
    counted.push(...(await countedIn(db, whole)));
  }
  const lost = counted.find(({ before, after }) => before !== after);
  if (lost) throw new Error(`Not all of the log came over: ${inWords(lost)}. The old log was kept.`);
  for (const each of counted) say(inWords(each));
  await db.transaction(async tx => {
    if (counted.length > 0) await saveSetting(tx, countedSetting, JSON.stringify(counted));
    for (const { name } of await wholeLogsIn(tx)) await tx.execute(sql`drop table ${sql.identifier(name)}`);
  });
  if (counted.length > 0) await db.execute(sql`analyze ticket_event, desk_event, event_words`);
}

async function bringOver(db: Db, whole: WholeLog, all: number, say: (words: string) => void): Promise<void> {
  let done = await count(db, whole.log);
  let told = Number.NEGATIVE_INFINITY;
  while (done < all) {
    if (Date.now() - told > toldEachMs) {
      say(`Words are taken out of the log ${whole.log}: ${done} of ${all} events are done`);
      told = Date.now();
    }
    const brought = await db.transaction(async tx => await bringSome(tx, whole));
    if (brought === 0) throw new Error(`The log ${whole.log} holds events that the old one does not know`);
    done += brought;
  }
}

async function count(db: Db, table: string): Promise<number> {
  const [row] = await db.execute<{ count: string }>(sql`select count(*) from ${sql.identifier(table)}`);
  return Number(row?.count);
}

type OldRow = { data: TicketEvent | DeskEvent; actor: Actor } & Record<string, unknown>;

/** @returns how many came over; 0 where none is left */
async function bringSome(tx: Db, whole: WholeLog): Promise<number> {
  const { place, behind } = placesIn(whole, await lastBrought(tx, whole));
  const rows = await tx.execute<OldRow>(sql`
    select ${place}, data, actor from ${sql.identifier(whole.name)} where ${behind} order by ${place} limit ${batch}`);
  if (rows.length === 0) return 0;
  await write(tx, whole, [...rows]);
  await compare(tx, whole, [...rows], behind);
  return rows.length;
}

/** Where the new log ends: the next step begins behind it. */
async function lastBrought(tx: Db, whole: WholeLog): Promise<string[]> {
  const columns = Object.keys(whole.place);
  const descending = sql.raw(columns.map(column => `${column} desc`).join());
  const [row] = await tx.execute<Record<string, unknown>>(sql`
    select ${sql.raw(columns.join())} from ${sql.identifier(whole.log)} order by ${descending} limit 1`);
  return columns.map(column => String(row?.[column] ?? 0));
}

function placesIn({ place }: WholeLog, last: string[]) {
  const columns = sql.raw(Object.keys(place).join());
  return { place: columns, behind: sql`(${columns}) > (${sql.raw(last.map(Number).join())})` };
}

async function write(tx: Db, whole: WholeLog, rows: OldRow[]): Promise<void> {
  const bare = rows.map(({ data, actor, ...place }) => ({
    ...place,
    ...apart<Said>({ event: data, actor }),
  }));
  const place = sql.raw(Object.keys(whole.place).join());
  const types = sql.raw(
    Object.entries(whole.place)
      .map(column => column.join(' '))
      .join(),
  );
  const asItIs = sql.raw(whole.asItIs.join());
  await tx.execute(sql`
    with row as materialized (
      select *, ${wordsId} as words_id
      from json_to_recordset(${JSON.stringify(bare)}::json)
        as row(${types}, event jsonb, actor jsonb, salt text, words text, words_digest text)
    ), kept as (${keepWords})
    insert into ${sql.identifier(whole.log)} (${place}, ${asItIs}, data, actor, words_id, words_digest)
    select ${place}, ${asItIs}, row.event, row.actor, row.words_id, ${wordsDigest}
    from row join ${sql.identifier(whole.name)} using (${place}) order by ${place}`);
}

type NewRow = {
  data: TicketEvent | DeskEvent;
  actor: Actor;
  wordsId: number | null;
  words: string | null;
  salt: string | null;
  digest: string | null;
};

/** @throws Error where an event that was brought over is not read as it was, or its digest is not its words' */
async function compare(
  tx: Db,
  whole: WholeLog,
  rows: OldRow[],
  behind: ReturnType<typeof sql>,
): Promise<void> {
  const { place } = placesIn(whole, []);
  const brought = await tx.execute<NewRow>(sql`
    select data, actor, words_id as "wordsId", words, encode(salt, 'hex') as salt,
      encode(words_digest, 'hex') as digest
    from (select * from ${sql.identifier(whole.log)} where ${behind} order by ${place} limit ${batch}) as log
    left join (select id as kept, salt, words from event_words) as its on kept = words_id order by ${place}`);
  const isAsItWas = rows.length === brought.length && rows.every((row, at) => isSame(row, brought[at]));
  if (!isAsItWas)
    throw new Error(`Events of ${whole.log} would not be read as they were: nothing was changed`);
}

function isSame({ data, actor }: OldRow, now: NewRow | undefined): boolean {
  if (!now) return false;
  const { words, salt } = now;
  const digest = words === null || salt === null ? null : digestOf(Buffer.from(salt, 'hex'), words);
  return (
    isDeepStrictEqual(together<Said>({ event: now.data, actor: now.actor }, now), { event: data, actor }) &&
    (digest?.toString('hex') ?? null) === now.digest
  );
}
