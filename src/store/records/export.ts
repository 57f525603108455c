import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { makeDataFolder } from '../embedded/data-folder.ts';
import { evidenceKinds, evidenceOf } from './evidence.ts';
import { chainedLogs, loggedEvents } from './logs.ts';
import { instantOf, nameOf } from './said.ts';
import { sealsInFile } from './seal-file.ts';
import { statement } from './verify/statement.ts';

const rowsAtOnce = 2000;

/** What another program needs to verify records by: the files' names, and how many lines each has. */
export type Exported = Record<string, number>;

type Row = Record<string, unknown>;

/**
 * Writes all records to a folder, as lines of JSON: docs/records.md tells what stands in them. Words are in it: it is as
 * confidential as the database.
 *
 * @param connection one that reads all as it was at one moment (`atOneMoment`)
 * @param file the seals outside the database, which come along
 */
export async function exportRecords(
  connection: postgres.Sql,
  file: string,
  folder: string,
): Promise<Exported> {
  const before = sealsInFile(file);
  makeDataFolder(folder);
  const exported: Exported = {};
  const write = async (name: string, queries: { query: SQL; says: (row: Row) => Row }[]) => {
    const into = openSync(join(folder, name), 'wx', 0o600);
    exported[name] = 0;
    for (const { query, says } of queries)
      for await (const rows of statement<Row>(connection, query).cursor(rowsAtOnce)) {
        writeSync(into, rows.map(row => `${JSON.stringify(says(row))}\n`).join(''));
        exported[name] += rows.length;
      }
    closeSync(into);
  };
  await write(
    'events.jsonl',
    chainedLogs.map(log => ({
      query: sql`${loggedEvents(log)} order by chain, sequence`,
      says: row => eventIn(log.kind, row),
    })),
  );
  await write('words.jsonl', [{ query: wordsSql, says: row => row }]);
  await write(
    'evidence.jsonl',
    evidenceKinds.map(kind => ({
      query: sql`
        select ${kind}::text as kind, evidence.id, says, encode(salt, 'hex') as salt from (${evidenceOf(kind)}) as evidence
        left join leaf_salt on leaf_salt.kind = ${kind} and leaf_salt.id = evidence.id order by id`,
      says: row => row,
    })),
  );
  await write('leaves.jsonl', [{ query: leavesSql, says: row => row }]);
  const [held] = await statement<{ last: number | null }>(
    connection,
    sql`select max(number) as last from seal`,
  );
  const last = Math.max(held?.last ?? 0, ...before.map(({ seal }) => seal?.number ?? 0));
  // What was sealed meanwhile: of that the leaves are not here.
  const seals = sealsInFile(file).flatMap(({ seal }) => (seal && seal.number <= last ? seal : []));
  const into = openSync(join(folder, 'seals.jsonl'), 'wx', 0o600);
  writeSync(into, seals.map(seal => `${JSON.stringify(seal)}\n`).join(''));
  closeSync(into);
  return { ...exported, 'seals.jsonl': seals.length };
}

/** As it is digested, with its digest beside it. */
function eventIn(kind: 'ticket' | 'incident' | 'desk', row: Row): Row {
  const { chain, at, digest, ...said } = row;
  const its = nameOf({ kind, id: Number(chain) });
  return { said: { chain: its, ...said, at: instantOf(String(at)) }, digest };
}

/** Each text with the digest that its event has. */
const wordsSql = sql`
  select encode(words_digest, 'hex') as digest, encode(salt, 'hex') as salt, words
  from (${sql.join(
    chainedLogs.map(
      ({ table }) => sql`select words_id, words_digest from ${table} where words_id is not null`,
    ),
    sql` union all `,
  )}) as said left join event_words on event_words.id = words_id order by words_id`;

const leavesSql = sql`
  select seal, kind, id::int as id, sequence::int as sequence, encode(digest, 'hex') as digest
  from seal_leaf order by seal, position`;
