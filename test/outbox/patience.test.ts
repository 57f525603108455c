import { sql } from 'drizzle-orm';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { afterEach, expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import { releaseDeadPools, releaseUnknown } from '../../src/outbox/dead-pools.ts';
import type { Courier } from '../../src/outbox/effect.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { Transient } from '../../src/outbox/failure.ts';
import type { OnTrouble } from '../../src/outbox/patience.ts';
import { type Outbox, runOutbox } from '../../src/outbox/run-outbox.ts';
import { faultOf } from '../../src/store/fault.ts';
import { ownDatabase } from '../database.ts';

const own = ownDatabase();
let outbox: Outbox | undefined;
afterEach(async () => {
  await outbox?.stop();
  await own.database.db.execute(sql`delete from graphile_worker._private_jobs`);
});

const said: Parameters<OnTrouble>[0][] = [];
const tell: OnTrouble = async trouble => {
  said.push(trouble);
};
const withCode = (code: string, message = code) => Object.assign(new Error(message), { code });

/** What PostgreSQL, its driver and the network say when they, not we, are at fault. */
const foreign = [
  '53000', // insufficient resources
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
  '53400', // configuration limit exceeded
  '57P01', // admin shutdown
  '57P02', // crash shutdown
  '57P03', // cannot connect now: it is starting up
  '57014', // a statement that took too long
  '08000',
  '08001',
  '08003',
  '08006',
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock not available
  '25006', // a standby that is being promoted
  '58030', // I/O error
  '42501', // a right that the admin has yet to give
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOSPC',
];

test.each(foreign)('%s is waited for, also within drizzle’s own error', code => {
  expect(['wire', 'lock']).toContain(faultOf(withCode(code)));
  expect(['wire', 'lock']).toContain(faultOf(new DrizzleQueryError('select 1', [], withCode(code))));
});

test.each([
  new Error('Connection terminated unexpectedly'),
  new Error('Client has encountered a connection error and is not queryable'),
  new Error('timeout exceeded when trying to connect'),
])('node-postgres without a code: %s', error => {
  expect(faultOf(error)).toBe('wire');
});

test.each([
  ['23505', 'data'],
  ['22021', 'data'],
  ['54000', 'data'],
  // What a trigger of the database raises by itself.
  ['P0001', 'data'],
  ['42P01', 'bug'],
  ['42703', 'bug'],
  ['42601', 'bug'],
  ['21000', 'bug'],
  ['ERR_INVALID_ARG_TYPE', 'bug'],
  ['ERR_OUT_OF_RANGE', 'bug'],
  ['UNDEFINED_VALUE', 'bug'],
] as const)('%s would come again: %s', (code, fault) => {
  expect(faultOf(withCode(code))).toBe(fault);
});

test('an effect on which the database fails again and again is carried in the end, and nobody hears of a bug', async () => {
  said.length = 0;
  const faults = ['57P03', '53300', '53100', '55P03', '40001', '08006'];
  let tries = 0;
  const courier: Courier = async () => {
    const code = faults[tries];
    tries += 1;
    if (code) throw new DrizzleQueryError('select', [], withCode(code));
  };
  outbox = await runOutbox(own.url, { flaky: courier }, tell, openLog('silent'));
  await enqueue(own.database.db, [{ task: 'flaky', payload: {}, lane: 'flaky' }]);
  for (let n = 1; n <= faults.length; n += 1) {
    await expect.poll(() => tries).toBeGreaterThanOrEqual(n);
    await soonerNow();
  }
  await expect.poll(() => tries).toBe(faults.length + 1);
  expect(said).toEqual([]);
});

test('tries that crashes cut short are no tries: a bug has all of its own; the log tells of it, and not of whom', async () => {
  said.length = 0;
  const logged: string[] = [];
  const db = own.database.db;
  await (await runOutbox(own.url, { buggy: async () => {} }, tell, openLog('silent'))).stop();
  await enqueue(db, [
    {
      task: 'buggy',
      payload: { subject: 'erasure-proposed', details: { address: 'lia@x.example' } },
      lane: 'buggy',
    },
  ]);
  // Seven processes were killed while they carried it.
  await db.execute(
    sql`update graphile_worker._private_jobs set attempts = 7, locked_by = 'pool-of-the-dead', locked_at = now()`,
  );
  // Beside a server that was started a moment ago, who lives has a moment to say so.
  const freed = async () => {
    await releaseDeadPools(own.url, openLog('silent'));
    return [...(await db.execute(sql`select attempts, locked_by from graphile_worker._private_jobs`))];
  };
  await expect.poll(freed, { interval: 1_000 }).toEqual([{ attempts: 6, locked_by: null }]);
  let tries = 0;
  const courier: Courier = async () => {
    tries += 1;
    throw new Error('a bug');
  };
  const log = openLog('info', { write: line => void logged.push(line) });
  outbox = await runOutbox(own.url, { buggy: courier }, tell, log);
  for (let n = 1; n < 5; n += 1) {
    await expect.poll(() => tries).toBe(n);
    await expect.poll(waiting).toBe(1);
    expect(said).toEqual([]);
    await soonerNow();
  }
  await expect.poll(() => said.map(({ reason, state }) => [reason, state])).toEqual([['a bug', 'given-up']]);
  expect(tries).toBe(5);
  expect(logged.filter(line => /buggy failed/.test(line) && /erasure-proposed/.test(line))).toHaveLength(5);
  expect(logged.join('')).not.toContain('lia@x.example');
});

test.each([
  ['a platform that refuses with a word that nobody knows', new Transient('Slack says: brand_new_word')],
  ['a database that does not take it', withCode('53100')],
])('what has been late for an hour is told once, and goes on being tried: %s', async (_what, error) => {
  said.length = 0;
  const db = own.database.db;
  let tries = 0;
  const courier: Courier = async () => {
    tries += 1;
    throw error;
  };
  // When it was written down says nothing: it may have been meant for later, or the desk was off.
  await enqueue(db, [{ task: 'late', payload: {}, lane: 'late' }]);
  await db.execute(sql`update graphile_worker._private_jobs set created_at = now() - interval '2 days'`);
  outbox = await runOutbox(own.url, { late: courier }, tell, openLog('silent'));
  const tryAgain = async () => {
    const before = tries;
    await soonerNow();
    await expect.poll(() => tries).toBeGreaterThan(before);
    await expect.poll(waiting).toBe(1);
  };
  await expect.poll(waiting).toBe(1);
  await tryAgain();
  expect(said).toEqual([]);
  await db.execute(sql`update graphile_worker._private_jobs
    set payload = jsonb_set(payload::jsonb, '{history,since}', to_jsonb(now() - interval '61 minutes'))::json`);
  await tryAgain();
  expect(said.map(({ task, reason, state }) => ({ task, reason, state }))).toEqual([
    { task: 'late', reason: error.message, state: 'late' },
  ]);
  await tryAgain();
  await tryAgain();
  expect(said).toHaveLength(1);
});

test('what a living pool has locked without knowing is freed, and what it carries is not', async () => {
  const db = own.database.db;
  await enqueue(
    db,
    [1, 2, 3].map(n => ({ task: 'lost', payload: { n }, lane: `lost:${n}` })),
  );
  await db.execute(
    sql`update graphile_worker._private_jobs set locked_by = 'pool-1', attempts = 1,
        locked_at = now() - case when payload->>'n' = '3' then interval '1 s' else interval '2 min' end`,
  );
  await db.execute(
    sql`update graphile_worker._private_job_queues set locked_by = 'pool-1', locked_at = now()`,
  );
  const [carried] = await db.execute<{ id: string }>(
    sql`select id from graphile_worker._private_jobs where payload->>'n' = '2'`,
  );
  expect(await releaseUnknown(own.database.connection, 'pool-1', [String(carried?.id)])).toBe(1);
  const rows = await db.execute<{ n: string; attempts: number; isFree: boolean; laneIsFree: boolean }>(
    sql`select payload->>'n' as n, attempts, locked_by is null as "isFree",
          (select is_available from graphile_worker._private_job_queues as lane where lane.id = job_queue_id) as "laneIsFree"
        from graphile_worker._private_jobs order by n`,
  );
  expect([...rows]).toEqual([
    { n: '1', attempts: 0, isFree: true, laneIsFree: true },
    { n: '2', attempts: 1, isFree: false, laneIsFree: false },
    { n: '3', attempts: 1, isFree: false, laneIsFree: false },
  ]);
});

/** What was put off is due now. */
async function soonerNow(): Promise<void> {
  await expect.poll(waiting).toBeLessThanOrEqual(1);
  // What is just being put off is still locked, and would miss its turn.
  await expect.poll(underWay).toBe(0);
  await own.database.db.execute(
    sql`update graphile_worker._private_jobs set run_at = now() where locked_by is null`,
  );
}

async function underWay(): Promise<number> {
  const rows = await own.database.db.execute(
    sql`select 1 from graphile_worker._private_jobs where locked_by is not null`,
  );
  return rows.length;
}

async function waiting(): Promise<number> {
  const rows = await own.database.db.execute(
    sql`select 1 from graphile_worker._private_jobs where locked_by is null and run_at > now()`,
  );
  return rows.length;
}
