import { sql } from 'drizzle-orm';
import type { Db } from '../../database.ts';
import { callingIncident, namingIncident } from '../../privacy/mark-of-erased.ts';
import { isReadingSql } from '../../schema/events.ts';
import { saltBytes } from '../../words/sealed.ts';
import { type ChainedLog, chainedLogs } from '../logs.ts';
import type { Explained } from './explained.ts';
import { type Counted, type Finding, placeOfEvent } from './findings.ts';

type Row = {
  chain: number;
  sequence: number;
  words: number | null;
  isThere: boolean;
  isSalted: boolean;
  isErased: boolean;
  readAt: string | null;
  type: string;
  /** Of events that say to which incident a request has to do; null for others. */
  incident: number | null;
};

/** Words that are not those of which their event has the digest. Compared by the database: they need not come over. */
export async function* alteredWords(
  db: Db,
  since: Date | null,
  counted: Counted,
  explained: Explained,
): AsyncGenerator<Finding> {
  for (const log of chainedLogs)
    for (const row of await wordsOf(db, log, since)) {
      const place = placeOfEvent(log.kind, row.chain, row.sequence);
      if (row.isErased && isSaid(log.kind, row, place, explained)) continue;
      yield { place, says: faultOf(row) };
    }
  const [row] = await db.execute<{ count: string }>(sql`select count(*) from event_words`);
  counted.words = Number(row?.count);
  for (const { id } of await strayWords(db))
    yield { place: `words ${id}`, says: 'no event has them: they were put there' };
}

/** Whether an event says that the words of this one were erased. */
function isSaid(
  kind: ChainedLog['kind'],
  { chain, sequence, type, incident, readAt }: Row,
  place: string,
  { erased, ledger, nameless, wordless }: Explained,
): boolean {
  if (wordless.has(place)) return true;
  if (kind === 'incident') return nameless.has(chain) && namingIncident.includes(type);
  if (kind === 'desk') return false;
  if (incident !== null && nameless.has(incident) && callingIncident.includes(type)) return true;
  const isOver = ledger !== null && readAt !== null && new Date(readAt) <= ledger;
  return isOver || sequence <= (erased.get(chain) ?? 0);
}

function faultOf({ words, isThere, isSalted, isErased }: Row): string {
  if (isErased) return `its words (${words}) were erased, and no event says so`;
  if (isThere && !isSalted) return `the salt of its words (${words}) is none of ours`;
  return isThere ? `its words (${words}) are not those that were written` : 'its words are missing';
}

async function wordsOf(
  db: Db,
  { kind, table, chain, sequence }: ChainedLog,
  since: Date | null,
): Promise<Row[]> {
  const late = since ? sql`where at >= ${since.toISOString()}::timestamptz` : sql``;
  return await db.execute<Row>(sql`
    select chain, sequence, words_id::int as words, its.id is not null as "isThere",
      coalesce(octet_length(its.salt) = ${saltBytes}, false) as "isSalted", "readAt", type, incident,
      its.id is not null and its.words is null and words_digest is not null as "isErased"
    from (select ${chain}::int as chain, ${sequence}::int as sequence, words_id, words_digest, data ->> 'type' as type,
      ${kind === 'ticket' ? sql`case when data ->> 'type' = any(${sql.param(callingIncident)}::text[]) then (data ->> 'incident')::int end` : sql`null::int`} as incident,
      ${kind === 'ticket' ? sql`case when ${isReadingSql} then at end` : sql`null::timestamptz`} as "readAt"
      from ${table} ${late}) as log
    left join event_words as its on its.id = words_id
    where (words_id is not null or words_digest is not null)
      and (octet_length(its.salt) <> ${saltBytes}
        or sha256(its.salt || convert_to(its.words, 'UTF8')) is distinct from words_digest)
    order by 1, 2`);
}

async function strayWords(db: Db): Promise<{ id: number }[]> {
  const isOf = chainedLogs.map(
    ({ table }) => sql`not exists (select from ${table} as log where log.words_id = event_words.id)`,
  );
  return await db.execute<{ id: number }>(
    sql`select id::int as id from event_words where ${sql.join(isOf, sql` and `)} order by 1`,
  );
}
