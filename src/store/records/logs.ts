import { type SQL, sql } from 'drizzle-orm';
import { type Chain, digestOfRead, instantOf } from './said.ts';

/** An event as a log has it, with what its digest is made of. */
export type LoggedEvent = {
  chain: number;
  sequence: number;
  event: { type: string };
  actor: unknown;
  origin: string;
  /** ISO 8601 in UTC, to the microsecond. */
  at: string;
  key: string | null;
  /** The digests of its words and its own, in hexadecimal. */
  words: string | null;
  digest: string | null;
};

/** A log that is chained: its table, and what its chains are called in it. */
export type ChainedLog = {
  kind: Chain['kind'];
  table: SQL;
  /** The column that tells its chains apart. */
  chain: SQL;
  sequence: SQL;
  key: SQL;
};

export const chainedLogs: ChainedLog[] = [
  {
    kind: 'ticket',
    table: sql`ticket_event`,
    chain: sql`ticket`,
    sequence: sql`sequence`,
    key: sql`key`,
  },
  {
    kind: 'incident',
    table: sql`incident_event`,
    chain: sql`incident`,
    sequence: sql`sequence`,
    key: sql`key`,
  },
  { kind: 'desk', table: sql`desk_event`, chain: sql`0`, sequence: sql`id`, key: sql`null::text` },
];

/** In SQL: the columns of a log that make a {@link LoggedEvent}. */
export function loggedColumns({ chain, sequence, key }: ChainedLog): SQL {
  return sql`
    ${chain}::int as chain, ${sequence}::int as sequence, data as event, actor, origin,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, ${key} as key,
    encode(words_digest, 'hex') as words, encode(digest, 'hex') as digest`;
}

/** In SQL: a log's events as {@link LoggedEvent}. */
export function loggedEvents(log: ChainedLog): SQL {
  return sql`select ${loggedColumns(log)} from ${log.table}`;
}

/** What an event that was read back says, digested. */
export function saidBy(kind: Chain['kind'], logged: LoggedEvent): Buffer {
  const { chain: id, sequence, event, actor, origin, at, key, words } = logged;
  const said = { sequence, event, actor, origin, at: instantOf(at), key, words };
  return digestOfRead({ chain: { kind, id }, ...said });
}
