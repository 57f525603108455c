import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import type { Courier } from '../../src/outbox/effect.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { type Outbox, runOutbox } from '../../src/outbox/run-outbox.ts';
import { ownDatabase } from '../database.ts';

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
  ['succeed', async () => {}],
  [
    'fail',
    async () => {
      throw new Error('a bug');
    },
  ],
] satisfies [string, () => Promise<void>][])(
  'the database goes away under effects that %s: the process lives on, and they are carried again',
  async (_how, end) => {
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
      await end();
    };
    let said = '';
    const log = openLog(
      'error',
      new PassThrough().on('data', line => (said += line)),
    );
    outbox = await runOutbox(own.url, { work: courier }, async () => {}, log);
    await enqueue(
      own.database.db,
      [1, 2, 3, 4].map(n => ({ task: 'work', payload: { n }, lane: `lane:${n}` })),
    );
    await expect.poll(() => carried).toBe(4);
    await own.away(async () => {
      letGo();
      await expect.poll(() => said, { timeout: 30_000 }).toContain('the outbox ended');
    });
    await expect.poll(() => carried, { timeout: 60_000 }).toBe(8);
    expect(unhandled).toEqual([]);
  },
  120_000,
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
  await expect.poll(() => carried.length, { timeout: 10_000 }).toBe(100);
  expect(carried).toEqual(payloads);
});
