import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { DeskDoor } from '../../src/chat/desk-door.ts';
import { closeServer, listen, openHttp } from '../../src/house/http.ts';
import { countedCouriers, countedDoor, countedMails } from '../../src/metrics/counted.ts';
import { type Meter, openMeter } from '../../src/metrics/meter.ts';
import { metricsRoutes } from '../../src/metrics/routes.ts';
import { measured } from '../../src/metrics/standing.ts';
import { Blocked, Permanent, Transient, Unsure } from '../../src/outbox/failure.ts';
import { openDatabase } from '../../src/store/database.ts';
import { standingNumbers } from '../../src/store/standing.ts';
import { ownDatabase } from '../database.ts';
import { aPress } from './a-press.ts';

const own = ownDatabase();
const now = new Date('2026-11-30T10:00:00Z');
const ask = () => standingNumbers(own.database.db, now);
const process = (carries: boolean) => ({ carries: () => carries, pool: () => own.database.pool() });
const token = 'a-token-of-some-length';

async function asked(measuredText: () => Promise<string>, told: string | null, authorization?: string) {
  const web = openHttp();
  web.use(metricsRoutes(measuredText, told));
  const { server, port } = await listen(web, '127.0.0.1', 0);
  const response = await fetch(`http://127.0.0.1:${port}/metrics`, {
    headers: authorization ? { authorization } : {},
  });
  const answer = { status: response.status, headers: response.headers, text: await response.text() };
  await closeServer(server);
  return answer;
}

const value = (text: string, series: string) =>
  text
    .split('\n')
    .find(line => line.startsWith(`${series} `))
    ?.slice(series.length + 1);

test.each([
  ['no token', token, undefined],
  ['another one', token, 'Bearer a-token-of-some-lengtH'],
  ['another scheme', token, `Basic ${token}`],
  ['an empty one', token, 'Bearer '],
  ['one, where none was set', null, `Bearer ${token}`],
  ['an empty one, where none was set', null, 'Bearer '],
])('whoever bears %s is answered 401, and hears nothing', async (_what, told, authorization) => {
  const { status, headers, text } = await asked(async () => 'sportello_secret 1', told, authorization);
  expect(status).toBe(401);
  expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
  expect(text).not.toContain('sportello_secret');
});

test('what the database knows is said anew each time, and with it that it answers', async () => {
  const text = measured(openMeter(), ask, process(true));
  const { status, headers, text: first } = await asked(text, token, `Bearer ${token}`);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(value(first, 'sportello_database_up')).toBe('1');
  expect(value(first, 'sportello_outbox_up')).toBe('1');
  expect(value(first, 'sportello_jobs_waiting{task="card",when="due"}')).toBeUndefined();
  await own.database
    .connection`select graphile_worker.add_job('card', run_at => now() - interval '90 seconds')`;
  const second = await text();
  expect(value(second, 'sportello_jobs_waiting{task="card",when="due"}')).toBe('1');
  expect(Number(value(second, 'sportello_job_oldest_seconds{task="card"}'))).toBeGreaterThanOrEqual(90);
  // What is being carried waits no more, nor what is to be carried later.
  await own.database.connection`
    select graphile_worker.add_job('notice', run_at => now() + interval '1 hour'),
      graphile_worker.add_job('ping', run_at => now() - interval '1 hour')`;
  await own.database.connection`
    update graphile_worker._private_jobs set locked_at = now() where run_at < now() - interval '30 minutes'`;
  const third = await text();
  for (const task of ['notice', 'ping'])
    expect(value(third, `sportello_job_oldest_seconds{task="${task}"}`)).toBe('0');
  expect(second).toMatch(/sportello_database_connections\{state="active"\} [1-9]/);
  for (const promise of ['claim', 'resolve'])
    expect(value(second, `sportello_promises_broken{promise="${promise}"}`)).toBe('0');
});

test('of its own connections the process says how many work, and what waits for one', async () => {
  // And three beside them, on which plans are kept.
  const two = openDatabase(own.url, 2);
  const text = measured(openMeter(), ask, { carries: () => true, pool: two.pool });
  const shown = async () => {
    const said = await text();
    return [
      value(said, 'sportello_pool_connections{state="size"}'),
      value(said, 'sportello_pool_connections{state="in_use"}'),
      value(said, 'sportello_pool_waiting'),
    ];
  };
  let go = () => {};
  const held = new Promise<void>(done => {
    go = done;
  });
  const both = [1, 2].map(() =>
    two.db.transaction(async tx => {
      await tx.execute(sql`select 1`);
      await tx.transaction(async within => await within.execute(sql`select 2`));
      await held;
    }),
  );
  const third = two.db.execute(sql`select 3`).then(rows => rows);
  await Promise.resolve();
  expect(await shown()).toEqual(['5', '2', '1']);
  go();
  await Promise.all([...both, third]);
  await expect(two.db.execute(sql`select 1 / 0`)).rejects.toThrow();
  expect(await shown()).toEqual(['5', '0', '0']);
  await two.close();
});

test('while the database is away its numbers are missing, and the process still tells of itself', async () => {
  const text = measured(openMeter(), ask, process(false));
  await text();
  await own.away(async () => {
    const said = await text();
    expect(value(said, 'sportello_database_up')).toBe('0');
    expect(value(said, 'sportello_outbox_up')).toBe('0');
    expect(said).not.toContain('sportello_jobs_waiting{');
    expect(said).not.toContain('sportello_promises_broken{');
    expect(Number(value(said, 'process_resident_memory_bytes'))).toBeGreaterThan(0);
  });
});

test('mails, presses and what is carried are counted, and so are those that fail, by cause', async () => {
  const meter = openMeter();
  const mail = { door: 'smtp', place: 'x' } as Parameters<ReturnType<typeof countedMails>>[0];
  await countedMails(async () => ({ outcome: 'opened', ticket: 1001 }), meter)(mail);
  await expect(countedMails(() => Promise.reject(new Error('no')), meter)(mail)).rejects.toThrow('no');

  const door = (press: DeskDoor['press']) =>
    countedDoor({ press } as DeskDoor, meter, verb => verb === 'claim');
  const alone = { kind: 'alone' } as const;
  door(async () => ({ kind: 'told', line: '' })).acknowledged?.('teams', 0.2);
  await door(async () => ({ kind: 'told', line: '' })).press(aPress('claim'), alone);
  await door(async () => ({ kind: 'stranger', line: '' })).press(aPress('drop table'), alone);
  await expect(door(() => Promise.reject(new Error('no'))).press(aPress('claim'), alone)).rejects.toThrow(
    'no',
  );

  const failures = [
    [new Blocked(''), 'blocked'],
    [new Unsure(''), 'unsure'],
    [new Transient(''), 'unavailable'],
    [new Permanent(''), 'permanent'],
    [Object.assign(new Error(''), { code: '55P03' }), 'database'],
    [new TypeError(''), 'bug'],
  ] as const;
  for (const [error] of failures) {
    const { card } = countedCouriers({ card: () => Promise.reject(error) }, meter);
    await expect(card?.({})).rejects.toBe(error);
  }
  await countedCouriers({ card: async () => {} }, meter).card?.({});

  const text = await meter.registry.metrics();
  expect(value(text, 'sportello_mails_total{door="smtp",outcome="opened"}')).toBe('1');
  expect(value(text, 'sportello_mails_total{door="smtp",outcome="failed"}')).toBe('1');
  expect(value(text, 'sportello_mail_seconds_count{door="smtp"}')).toBe('2');
  expect(value(text, 'sportello_ack_seconds_count{platform="teams"}')).toBe('1');
  const press = (verb: string, answer: string) =>
    value(text, `sportello_presses_total{platform="slack",verb="${verb}",answer="${answer}"}`);
  expect([press('claim', 'told'), press('unknown', 'stranger'), press('claim', 'failed')]).toEqual([
    '1',
    '1',
    '1',
  ]);
  expect(text).not.toContain('drop table');
  for (const [, cause] of failures)
    expect(value(text, `sportello_effect_failures_total{task="card",cause="${cause}"}`)).toBe('1');
  expect(value(text, 'sportello_effects_total{task="card"}')).toBe('1');
});

test('the dashboard and the page about alarms name only what there is', async () => {
  const meter: Meter = openMeter();
  const text = await measured(meter, ask, process(true))();
  const known = new Set([...text.matchAll(/^# TYPE (\S+) (\S+)/gm)].map(([, name]) => name));
  const named = (file: string) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:sportello|nodejs|process)_[a-z0-9_]+/g)].map(([name]) =>
      name.replace(/_(bucket|count|sum)$/, ''),
    );
  const shown = named('manifest/grafana.json');
  expect([...shown, ...named('docs/set-up/metrics.md')].filter(name => !known.has(name))).toEqual([]);
  // And all that is ours stands on the dashboard.
  const ours = [...known].filter(name => name?.startsWith('sportello_'));
  expect(ours.filter(name => !shown.includes(String(name)))).toEqual([]);
});
