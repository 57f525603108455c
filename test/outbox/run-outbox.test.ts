import { PassThrough } from 'node:stream';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import type { Courier } from '../../src/outbox/effect.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { type Outbox, runOutbox } from '../../src/outbox/run-outbox.ts';
import { ownDatabase } from '../database.ts';
import { quickRhythm } from './quick-rhythm.ts';

const own = ownDatabase();
let outbox: Outbox | undefined;
let unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeEach(() => {
  unhandled = [];
  process.on('unhandledRejection', note);
});
afterEach(async () => {
  await outbox?.stop();
  process.off('unhandledRejection', note);
});

test.each([
  ['succeed', false],
  ['fail', true],
] satisfies [string, boolean][])(
  'the database goes away under effects that %s: the process lives on, and none is lost',
  async (_how, fails) => {
    let carried = 0;
    let letGo = () => {};
    const cut = new Promise<void>(done => {
      letGo = done;
    });
    const courier: Courier = async () => {
      carried += 1;
      // Those that were under way when it went away.
      if (carried > 4) return;
      await cut;
      if (fails) throw new Error('a bug');
    };
    let said = '';
    const log = openLog(
      'error',
      new PassThrough().on('data', line => (said += line)),
    );
    outbox = await runOutbox(own.url, { work: courier }, async () => {}, log, undefined, quickRhythm);
    await enqueue(
      own.database.db,
      [1, 2, 3, 4].map(n => ({ task: 'work', payload: { n }, lane: `lane:${n}` })),
    );
    await expect.poll(() => carried).toBe(4);
    await own.away(async () => {
      letGo();
      await expect.poll(() => said).toContain('the outbox ended');
    });
    const left = async () =>
      (await own.database.db.execute(sql`select 1 from graphile_worker._private_jobs`)).length;
    await expect.poll(left, { timeout: 60_000 }).toBe(0);
    // What was carried is not carried again where that could be written down afterwards; what failed is.
    expect(carried).toBeGreaterThanOrEqual(fails ? 8 : 4);
    expect(carried).toBeLessThanOrEqual(8);
    expect(unhandled).toEqual([]);
  },
);

test('effects of one lane follow each other at once, in their order', async () => {
  const carried: unknown[] = [];
  const courier: Courier = async payload => {
    carried.push(payload);
  };
  outbox = await runOutbox(own.url, { work: courier }, async () => {}, openLog('silent'));
  const payloads = Array.from({ length: 100 }, (_, n) => ({ n }));
  await enqueue(
    own.database.db,
    payloads.map(payload => ({ task: 'work', payload, lane: 'one' })),
  );
  // A worker that looks too early waits for the next poll: it took 23 s.
  await expect.poll(() => carried.length).toBe(100);
  expect(carried).toEqual(payloads);
});

test('an effect that comes right after another was carried does not wait for the next poll', async () => {
  let told = () => {};
  const courier: Courier = async () => told();
  outbox = await runOutbox(own.url, { work: courier }, async () => {}, openLog('silent'));
  const took: number[] = [];
  for (let n = 0; n < 12; n += 1) {
    const began = performance.now();
    const carried = new Promise<void>(done => {
      told = done;
    });
    await enqueue(own.database.db, [{ task: 'work', payload: { n }, lane: `lane:${n}` }]);
    await carried;
    took.push(performance.now() - began);
  }
  // Each would wait for a poll, a second after the last one; on a loaded machine single ones take long.
  expect(took.toSorted((a, b) => a - b)[5]).toBeLessThan(800);
});

test('stopping leaves nothing locked, neither what was being carried nor what had been fetched', async () => {
  let carried = 0;
  let letGo = () => {};
  const held = new Promise<void>(done => {
    letGo = done;
  });
  const courier: Courier = async () => {
    carried += 1;
    await held;
  };
  outbox = await runOutbox(own.url, { hold: courier }, async () => {}, openLog('silent'));
  const db = own.database.db;
  const effects = Array.from({ length: 12 }, (_, n) => ({ task: 'hold', payload: { n }, lane: `held:${n}` }));
  await enqueue(db, effects);
  const count = async (condition: string) => {
    const [row] = await db.execute<{ n: number }>(
      sql.raw(
        `select count(*)::int as n from graphile_worker.jobs where task_identifier = 'hold' and ${condition}`,
      ),
    );
    return row?.n;
  };
  // Six are carried, and the queue holds what the next worker will get.
  await expect.poll(() => count('locked_at is not null')).toBeGreaterThan(6);
  const stopped = outbox.stop();
  letGo();
  await stopped;
  expect(await count('locked_at is not null')).toBe(0);
  expect(await count('true')).toBe(12 - carried);
});

test('what waits for a worker of a house that hangs is carried by its neighbour', async () => {
  let letGo = () => {};
  const hangs = new Promise<void>(done => {
    letGo = done;
  });
  let begun = 0;
  const hanging: Courier = async () => {
    begun += 1;
    await hangs;
  };
  let carried = 0;
  const neighbourly: Courier = async () => {
    carried += 1;
  };
  outbox = await runOutbox(own.url, { chat: hanging }, async () => {}, openLog('silent'));
  const effects = Array.from({ length: 8 }, (_, n) => ({ task: 'chat', payload: { n }, lane: `chat:${n}` }));
  await enqueue(own.database.db, effects);
  await expect.poll(() => begun).toBe(6);
  const neighbour = await runOutbox(own.url, { chat: neighbourly }, async () => {}, openLog('silent'));
  try {
    await expect.poll(() => carried).toBe(2);
  } finally {
    letGo();
    await neighbour.stop();
  }
});
