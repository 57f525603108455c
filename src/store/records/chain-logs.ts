import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { isTableThere } from '../table-there.ts';
import { type ChainedLog, chainedLogs, type LoggedEvent, loggedEvents, saidBy } from './logs.ts';
import { beginning, linked } from './said.ts';

/** Chains, or events of the desk, in one transaction. */
const batch = 500;

const toldEachMs = 5000;

/**
 * Chains the events that were written before logs were chained, in steps: whoever is stopped in the middle goes on there
 * at the next start.
 *
 * @param db as the tables' owner, who alone can lift the guard of a log; nobody else writes meanwhile
 * @param say hears how far it is
 */
export async function chainLogs(db: Db, say: (words: string) => void): Promise<void> {
  if (!(await isAnyUnchained(db))) return;
  let told = Date.now();
  let chained = 0;
  for (const log of chainedLogs)
    for (;;) {
      const events = await db.transaction(async tx => await chainSome(tx, log));
      if (events === null) break;
      chained += events;
      if (Date.now() - told < toldEachMs) continue;
      say(`The logs' events are chained: ${chained} are done`);
      told = Date.now();
    }
  if (chained > 0) say(`The logs' events are chained: ${chained}, all there were`);
  await db.execute(sql`drop table unchained`);
}

/** Whether the step has not come to its end. */
export async function isAnyUnchained(db: Db): Promise<boolean> {
  return await isTableThere(db, 'unchained');
}

/** @returns how many events were chained; null where none is left */
async function chainSome(tx: Db, log: ChainedLog): Promise<number | null> {
  const [row] = await tx.execute<{ done: number }>(
    sql`select done::int as done from unchained where log = ${log.kind}`,
  );
  // In a copy of a desk whose logs are chained nothing is to be done.
  if (!row) return null;
  const last = await lastOfStep(tx, log, row.done);
  if (last === null) return null;
  const place = placeIn(log);
  const events = await tx.execute<LoggedEvent>(sql`
    ${loggedEvents(log)} where ${place} > ${row.done} and ${place} <= ${last} order by chain, sequence`);
  await keepDigests(tx, log, linksOf(log, events, await digestBefore(tx, log, row.done)));
  await tx.execute(sql`update unchained set done = ${last} where log = ${log.kind}`);
  return events.length;
}

/** By what steps go: whole chains; of the desk, which has only one, its events. */
const placeIn = ({ kind, chain, sequence }: ChainedLog) => (kind === 'desk' ? sequence : chain);

async function lastOfStep(tx: Db, log: ChainedLog, done: number): Promise<number | null> {
  const place = placeIn(log);
  const [row] = await tx.execute<{ last: number | null }>(sql`
    select max(place)::int as last from (
      select distinct ${place} as place from ${log.table} where ${place} > ${done} order by 1 limit ${batch}) as next`);
  return row?.last ?? null;
}

/** Of the desk: the digest at which the last step ended. */
async function digestBefore(tx: Db, log: ChainedLog, done: number): Promise<Uint8Array> {
  if (log.kind !== 'desk') return beginning;
  const [row] = await tx.execute<{ digest: string | null }>(sql`
    select encode(digest, 'hex') as digest from desk_event where id <= ${done} order by id desc limit 1`);
  return row?.digest ? Buffer.from(row.digest, 'hex') : beginning;
}

function linksOf(log: ChainedLog, events: readonly LoggedEvent[], from: Uint8Array) {
  let chain: number | null = null;
  let before = from;
  return events.map(event => {
    if (chain !== null && chain !== event.chain) before = beginning;
    chain = event.chain;
    before = linked(before, saidBy(log.kind, event));
    return { chain, sequence: event.sequence, digest: Buffer.from(before).toString('hex') };
  });
}

async function keepDigests(tx: Db, log: ChainedLog, links: ReturnType<typeof linksOf>): Promise<void> {
  await tx.execute(sql`alter table ${log.table} disable trigger append_only`);
  await tx.execute(sql`
    update ${log.table} as log set digest = decode(link.digest, 'hex')
    from json_to_recordset(${JSON.stringify(links)}::json) as link(chain int, sequence int, digest text)
    where ${log.kind === 'desk' ? sql`` : sql`log.${log.chain} = link.chain and`} log.${log.sequence} = link.sequence`);
  await tx.execute(sql`alter table ${log.table} enable trigger append_only`);
}
