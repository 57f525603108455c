import { and, asc, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import { keysOf } from '../../ticket/incidents/fits.ts';
import type { IncidentEvent, Incident as IncidentNow } from '../../ticket/incidents/incident.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { batched } from '../in-unison.ts';
import { isInteger } from '../integer.ts';
import { beginningSql, chainedRows, linkedTo } from '../records/chained.ts';
import { eventWords } from '../schema/events.ts';
import { incidentEvent, incident as table } from '../schema/incidents/incidents.ts';
import { keepWords, together, wordsDigest, wordsId } from '../words/sealed.ts';

const { keys: _, ...columns } = getTableColumns(table);
/** Written out, so that the indexes of those that have not ended serve. */
const isOpen = sql`closed_at is null`;
/** They have no keys yet: it is looked at each. */
const anyKey = '*';

/** @returns null where there is none */
export async function findIncident(db: Db, id: number): Promise<IncidentNow | null> {
  if (!isInteger(id)) return null;
  const [row] = await db.select(columns).from(table).where(eq(table.id, id));
  return row ?? null;
}

/**
 * The same, kept as it is until the transaction ends: whoever joins, or is written to, holds it so, together with others;
 * what is done to it waits for them.
 */
export async function holdIncident(tx: Db, id: number): Promise<IncidentNow | null> {
  const [row] = await tx.select(columns).from(table).where(eq(table.id, id)).for('share');
  return row ?? null;
}

/** The same, for whoever changes it. */
export async function lockIncident(tx: Db, id: number): Promise<IncidentNow | null> {
  if (!isInteger(id)) return null;
  const [row] = await tx.select(columns).from(table).where(eq(table.id, id)).for('update');
  return row ?? null;
}

export async function isAnyIncidentOpen(db: Db): Promise<boolean> {
  return await isAnyOpen(db, null);
}

const isAnyOpen = batched(async (db: Db, asked: null[]) => {
  const rows = await db.select({ id: table.id }).from(table).where(isOpen).limit(1);
  return asked.map(() => rows.length > 0);
});

/** So many that share a word with a request are looked at, at most. */
const lookedAtMost = 200;

/** Of those that have not ended, the ones that have one of these keys (see `keysOf`), the oldest first. */
export async function incidentsByKeys(db: Db, keys: string[]): Promise<IncidentNow[]> {
  return await db
    .select(columns)
    .from(table)
    .where(and(isOpen, sql`${table.keys} && ${sql.param([anyKey, ...keys])}::text[]`))
    .orderBy(asc(table.openedAt), asc(table.id))
    .limit(lookedAtMost);
}

/** The incidents that were made of a request. */
export async function incidentsOpenedFrom(db: Db, ticket: number): Promise<number[]> {
  const rows = await db.select({ id: table.id }).from(table).where(eq(table.openedFrom, ticket));
  return rows.map(({ id }) => id);
}

/** Of those that have not ended so many at most: the newest, the oldest of them first; and how many there are in all. */
export async function newestOpenIncidents(
  db: Db,
  atMost: number,
): Promise<{ total: number; newest: IncidentNow[] }> {
  const rows = await db
    .select({ incident: columns, total: sql<number>`(count(*) over ())::int` })
    .from(table)
    .where(isNull(table.closedAt))
    .orderBy(desc(table.openedAt), desc(table.id))
    .limit(atMost);
  return { total: rows[0]?.total ?? 0, newest: rows.map(({ incident }) => incident).toReversed() };
}

/** The id of the next one. */
export async function nextIncidentId(tx: Db): Promise<number> {
  const [row] = await tx.execute<{ id: number }>(sql`select nextval('incident_id_seq')::int as id`);
  if (!row) throw new Error('PostgreSQL gave no number');
  return row.id;
}

export async function insertIncident(tx: Db, incident: IncidentNow): Promise<void> {
  await tx.insert(table).values(withKeys(incident));
}

export async function saveIncident(tx: Db, incident: IncidentNow): Promise<void> {
  await tx.update(table).set(withKeys(incident)).where(eq(table.id, incident.id));
}

function withKeys(incident: IncidentNow): typeof table.$inferInsert {
  return { ...incident, keys: keysOf(incident.rule, incident.title) };
}

export type RecordedIncidentEvent = {
  incident: number;
  /** 1, 2, 3… within the incident. */
  sequence: number;
  event: IncidentEvent;
  actor: Actor;
  origin: Origin;
  at: Date;
};

/** Appends to the incidents' log. @param key of the press, on the first of its events */
export async function appendIncidentEvents(
  tx: Db,
  events: RecordedIncidentEvent[],
  key: string | null,
): Promise<void> {
  const rows = chainedRows(events, ({ incident }) => ({ kind: 'incident', id: incident }), key);
  const before = sql`case when sequence = 1 then ${beginningSql} else (
    select digest from ${incidentEvent} as log
    where log.incident = row.incident and log.sequence = row.sequence - 1) end`;
  await tx.execute(sql`
    with row as materialized (
      select *, ${wordsId} as words_id
      from json_to_recordset(${JSON.stringify(rows)}::json) as row(
        incident int, sequence int, event jsonb, actor jsonb, origin text, at timestamptz, key text,
        salt text, words text, words_digest text, said text)
    ), kept as (${keepWords})
    insert into ${incidentEvent} (incident, sequence, data, actor, origin, at, key, words_id, words_digest, digest)
    select incident, sequence, event, actor, origin, at, key, words_id, ${wordsDigest}, ${linkedTo('incident', before)}
    from row`);
}

/** What happened to an incident, the oldest first. */
export async function incidentEvents(
  db: Db,
  id: number,
): Promise<(RecordedIncidentEvent & { erased?: true })[]> {
  const rows = await db
    .select({ log: incidentEvent, words: eventWords.words })
    .from(incidentEvent)
    .leftJoin(eventWords, eq(eventWords.id, incidentEvent.wordsId))
    .where(eq(incidentEvent.incident, id))
    .orderBy(asc(incidentEvent.sequence));
  return rows.map(({ log: { incident, sequence, data, actor, origin, at, wordsId }, words }) =>
    together({ incident, sequence, event: data, actor, origin, at }, { wordsId, words }),
  );
}

/** The incident on which a press was carried out before; null where it was not. */
export async function incidentOfPress(db: Db, key: string): Promise<number | null> {
  const [row] = await db
    .select({ incident: incidentEvent.incident })
    .from(incidentEvent)
    .where(eq(incidentEvent.key, key));
  return row?.incident ?? null;
}
