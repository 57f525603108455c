import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import type { Courier, Effect } from '../../src/outbox/effect.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { type Outbox, runOutbox } from '../../src/outbox/run-outbox.ts';
import { openWaitedFor, type WaitedFor } from '../../src/waited-for.ts';
import { ownDatabase } from '../database.ts';

const own = ownDatabase();
const outboxes: Outbox[] = [];
/** An outbox ends when what it carries has ended, and a test that failed has let go of nothing. */
const letGo = new Set<() => void>();

afterEach(async () => {
  const stopped = Promise.all(outboxes.splice(0).map(outbox => outbox.stop()));
  for (const done of letGo) done();
  letGo.clear();
  await stopped;
});

/** An outbox of its own, as another process has it, whose cards are under way until they are let go. */
async function atWork(waitedFor: WaitedFor) {
  const begun: unknown[] = [];
  const underWay: (() => void)[] = [];
  const card: Courier = payload => {
    begun.push(Reflect.get(payload as object, 'name'));
    return new Promise(done => {
      underWay.push(done);
      letGo.add(done);
    });
  };
  const letter: Courier = async payload => void begun.push(Reflect.get(payload as object, 'name'));
  const couriers = { card, letter, ping: letter, hush: letter };
  const log = openLog('silent');
  const outbox = await runOutbox(own.url, couriers, async () => {}, log, undefined, undefined, waitedFor);
  outboxes.push(outbox);
  return { begun, underWay, outbox };
}

const effect = (task: string, name: string, lane = name): Effect => ({ task, payload: { name }, lane });
const write = (...effects: Effect[]) => enqueue(own.database.db, effects);

async function waiting(): Promise<string[]> {
  const rows = await own.database.db.execute<{ name: string }>(sql`
    select payload ->> 'name' as name from graphile_worker._private_jobs where locked_at is null order by id`);
  return rows.map(({ name }) => name);
}

test('while people wait, one card is carried at a time; calls, letters and what takes words away pass', async () => {
  const waitedFor = openWaitedFor();
  const ends = Array.from({ length: 8 }, () => waitedFor.begin());
  const { begun, underWay } = await atWork(waitedFor);
  await write(effect('card', 'first'), effect('card', 'second', 'of-second'));
  await expect.poll(() => begun[0], { timeout: 15_000 }).toBe('first');
  await write(
    effect('ping', 'call'),
    effect('letter', 'letter'),
    // Behind a card that is passed over, in its lane.
    effect('hush', 'hush', 'of-second'),
  );
  await expect.poll(() => begun.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(4);
  const passed = begun.filter(name => name !== 'second');
  expect(passed.toSorted()).toEqual(['call', 'first', 'hush', 'letter']);
  for (const end of ends) end();
  await expect.poll(() => begun, { timeout: 15_000 }).toContain('second');
  for (const done of underWay) done();
});

test('when nobody waits any more, all that was left is carried at once', async () => {
  const waitedFor = openWaitedFor();
  const { begun, underWay } = await atWork(waitedFor);
  const end = waitedFor.begin();
  const five = [waitedFor.begin(), waitedFor.begin(), waitedFor.begin(), waitedFor.begin()];
  await write(...['a', 'b', 'c', 'd', 'e'].map(name => effect('card', name)));
  await expect.poll(() => begun.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(1);
  for (const each of [end, ...five]) each();
  await expect.poll(() => begun.toSorted(), { timeout: 15_000 }).toEqual(['a', 'b', 'c', 'd', 'e']);
  for (const done of underWay) done();
});

test('however long people wait, and though what is under way hangs, nothing is left for ever', async () => {
  const waitedFor = openWaitedFor();
  const ends = Array.from({ length: 50 }, () => waitedFor.begin());
  const { begun, underWay } = await atWork(waitedFor);
  await write(...['a', 'b', 'c', 'd'].map(name => effect('card', name)));
  await expect.poll(() => begun.toSorted(), { timeout: 15_000 }).toEqual(['a', 'b', 'c', 'd']);
  for (const done of underWay) done();
  for (const end of ends) end();
});

test('what is left lies free: a process in which nobody presses carries it, in the order of its lane', async () => {
  const waitedFor = openWaitedFor();
  const ends = Array.from({ length: 8 }, () => waitedFor.begin());
  const busy = await atWork(waitedFor);
  await write(effect('card', 'hangs'));
  await expect.poll(() => busy.begun).toEqual(['hangs']);
  const idle = await atWork(openWaitedFor());
  await write(...['a', 'b', 'c'].map(name => effect('card', name, 'one lane')));
  const all = () => [...busy.begun, ...idle.begun].filter(name => name !== 'hangs');
  for (const names of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    await expect.poll(all).toEqual(names);
    for (const done of idle.underWay.splice(0)) done();
    for (const done of busy.underWay.splice(1)) done();
  }
  for (const done of busy.underWay) done();
  for (const end of ends) end();
});

test('a runner that is stopped while people wait leaves what it passed over to the next', async () => {
  const waitedFor = openWaitedFor();
  const ends = Array.from({ length: 8 }, () => waitedFor.begin());
  const first = await atWork(waitedFor);
  await write(...['a', 'b', 'c'].map(name => effect('card', name)));
  await expect.poll(() => first.begun.length).toBeGreaterThanOrEqual(1);
  const stopped = first.outbox.stop();
  outboxes.length = 0;
  for (const done of first.underWay) done();
  await stopped;
  const left = await waiting();
  for (const end of ends) end();
  const next = await atWork(waitedFor);
  await expect.poll(() => next.begun.toSorted()).toEqual(left.toSorted());
  expect([...first.begun, ...next.begun].toSorted()).toEqual(['a', 'b', 'c']);
  for (const done of next.underWay) done();
});

test('what takes words away is not kept back by cards of one lane that stand before it', async () => {
  const waitedFor = openWaitedFor();
  const end = waitedFor.begin();
  // Looks go by the second where nothing asks for another: this one came before them.
  await write(...Array.from({ length: 8 }, (_, n) => effect('card', `card ${n}`, 'one lane')));
  const { begun, underWay } = await atWork(waitedFor);
  await expect.poll(() => begun, { timeout: 15_000 }).toEqual(['card 0']);
  await write(effect('hush', 'hush', 'another'));
  await expect.poll(() => begun, { timeout: 15_000 }).toContain('hush');
  expect(begun).toEqual(['card 0', 'hush']);
  end();
  for (const done of underWay) done();
});
