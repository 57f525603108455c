import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { type ChainedLog, type LoggedEvent, loggedColumns, saidBy } from '../logs.ts';
import { beginning, linked } from '../said.ts';
import { type Explained, explain, explaining } from './explained.ts';
import { type Counted, type Finding, placeOfEvent } from './findings.ts';
import { piecesOf } from './statement.ts';

const rowsAtOnce = 4000;

type Row = LoggedEvent & {
  /** What a column beside it says it is, is not what it is. */
  mislabelled: boolean;
  /** The digest of what stands before it, of which it is the first that is looked at. */
  before: string | null;
};

/**
 * Walks through the chains of a log, event by event, and makes each digest anew.
 *
 * @param since events from before this moment are taken as they are
 * @param isChained whether those from before there were chains have all been chained
 */
export async function* brokenChains(
  connection: postgres.Sql,
  log: ChainedLog,
  since: Date | null,
  isChained: boolean,
  counted: Counted,
  explained: Explained,
): AsyncGenerator<Finding> {
  if (since)
    for await (const rows of piecesOf<Row>(connection, explainingBefore(log, since), rowsAtOnce))
      for (const row of rows) explain(explained, log, row);
  let last: Row | null = null;
  for await (const rows of piecesOf<Row>(connection, rowsOf(log, since), rowsAtOnce))
    for (const row of rows) {
      counted.events += 1;
      explain(explained, log, row);
      const previous: Row | null = last !== null && last.chain === row.chain ? last : null;
      const before: string | null = previous ? previous.digest : row.before;
      if (row.digest === null || before === null) counted.unchained += 1;
      const says = faultOf(log, row, previous, before, since !== null, isChained);
      if (says) yield { place: placeOfEvent(log.kind, row.chain, row.sequence), says };
      last = row;
    }
}

function faultOf(
  { kind }: ChainedLog,
  row: Row,
  previous: Row | null,
  before: string | null,
  isPart: boolean,
  isChained: boolean,
): string | null {
  if (row.mislabelled) return `it is called otherwise than what it is, ${row.event.type}`;
  // The desk's numbers leave some out; a date leaves out events of a chain that came late.
  const expected = (previous?.sequence ?? 0) + 1;
  if (kind !== 'desk' && !isPart && row.sequence !== expected)
    return `event ${expected} is missing before it`;
  if (row.digest === null || before === null)
    return isChained ? `${row.digest ? 'what it is linked to' : 'it'} has no digest` : null;
  const made = linked(Buffer.from(before, 'hex'), saidBy(kind, row)).toString('hex');
  return made === row.digest
    ? null
    : `its digest is ${row.digest}; what it says, behind what is before it, makes ${made}`;
}

/** In SQL: the events with what they are compared with. Without a date each chain begins with its first event. */
function rowsOf(log: ChainedLog, since: Date | null) {
  const { kind, table, chain, sequence } = log;
  const isIts = kind === 'desk' ? sql`true` : sql`earlier.${chain} = log.${chain}`;
  const nothing = sql`${beginning.toString('hex')}::text`;
  const earlier = sql`case when exists (select from ${table} as earlier where ${isIts} and earlier.${sequence} < log.${sequence})
    then (select encode(digest, 'hex') from ${table} as earlier
      where ${isIts} and earlier.${sequence} < log.${sequence} order by earlier.${sequence} desc limit 1)
    else ${nothing} end`;
  const mislabelled = kind === 'ticket' ? sql`type is distinct from data ->> 'type'` : sql`false`;
  return sql`
    select ${loggedColumns(log)}, ${mislabelled} as mislabelled, ${since ? earlier : nothing} as before
    from ${table} as log ${since ? sql`where at >= ${since.toISOString()}::timestamptz` : sql``}
    order by ${kind === 'desk' ? sequence : sql`${chain}, ${sequence}`}`;
}

/** In SQL: what explains, of all of a log from before a date: what it explains may have been sealed since then. */
function explainingBefore(log: ChainedLog, since: Date) {
  return sql`
    select ${loggedColumns(log)} from ${log.table} as log
    where at < ${since.toISOString()}::timestamptz and data ->> 'type' = any(${sql.param(explaining)}::text[])`;
}
