import { connect, createServer, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { runOutbox } from '../../src/outbox/run-outbox.ts';
import { migrate } from '../../src/store/migrate.ts';
import { ownDatabase } from '../database.ts';
import { listenOn } from '../faults/ports.ts';
import { quickRhythm } from './quick-rhythm.ts';

const own = ownDatabase();
const log = openLog('silent');
let wire: Awaited<ReturnType<typeof partingWire>>;
let uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);

beforeEach(async () => {
  uncaught = [];
  process.on('uncaughtExceptionMonitor', note);
  wire = await partingWire(own.url);
});
afterEach(async () => {
  await wire.stop();
  process.off('uncaughtExceptionMonitor', note);
});

test('who was migrated closes its connections before it goes on, and hears a backend that is ended meanwhile', async () => {
  await migrate(wire.url);
  expect(wire.open()).toBe(0);
  expect(wire.terminated()).toBeGreaterThan(0);
  await wait(100);
  expect(uncaught).toEqual([]);
});

test('an outbox that has stopped has no connection any more, though each backend is ended at the good-bye', async () => {
  let carried = 0;
  const work = async () => {
    carried += 1;
  };
  const outbox = await runOutbox(wire.url, { work }, async () => {}, log);
  await enqueue(
    own.database.db,
    [1, 2, 3, 4].map(n => ({ task: 'work', payload: { n }, lane: `lane:${n}` })),
  );
  await expect.poll(() => carried).toBe(4);
  await outbox.stop();
  expect(wire.open()).toBe(0);
  expect(wire.terminated()).toBeGreaterThan(1);
  await wait(100);
  expect(uncaught).toEqual([]);
});

test('an outbox that is stopped while it is being started again starts nothing afterwards', async () => {
  let said = '';
  const heard = openLog(
    'info',
    new PassThrough().on('data', line => (said += line)),
  );
  const { promise: cut, resolve: letGo } = Promise.withResolvers<void>();
  let carried = 0;
  const work = async () => {
    carried += 1;
    await cut;
  };
  const outbox = await runOutbox(wire.url, { work }, async () => {}, heard, undefined, quickRhythm);
  await enqueue(own.database.db, [{ task: 'work', payload: {}, lane: 'cut' }]);
  await expect.poll(() => carried).toBe(1);
  wire.isAway = true;
  letGo();
  await expect.poll(() => said, { timeout: 60_000 }).toContain('the outbox ended');
  wire.isSlow = true;
  wire.isAway = false;
  // Mostly in the middle of the next start; at any other moment it must be so too.
  await wait(2_200);
  await outbox.stop();
  const last = { begun: wire.begun(), said };
  await wait(3_000);
  expect({ begun: wire.begun(), said }).toEqual(last);
  await expect.poll(wire.open).toBe(0);
  expect(uncaught).toEqual([]);
});

test('a pool that cannot say good-bye is cut', async () => {
  const outbox = await runOutbox(wire.url, { work: async () => {} }, async () => {}, log);
  wire.isDeaf = true;
  await outbox.stop();
  await expect.poll(wire.open).toBe(0);
  expect(uncaught).toEqual([]);
});

/**
 * A wire to PostgreSQL on which every backend is terminated by an admin at the very moment at which it is told good-bye,
 * as `drop database ... with (force)` does to what is just being closed.
 */
async function partingWire(to: string) {
  const database = new URL(to);
  const open = new Set<Socket>();
  const isOpen = new Set<Socket>();
  const mood = { isAway: false, isDeaf: false, isSlow: false };
  let [begun, terminated] = [0, 0];
  const server = createServer({ allowHalfOpen: true }, near => {
    begun += 1;
    if (mood.isAway) return near.destroy();
    const far = connect(Number(database.port), database.hostname);
    isOpen.add(near);
    // As the other side sees it: it is told the end before this side is.
    for (const event of ['finish', 'close']) near.on(event, () => isOpen.delete(near));
    for (const socket of [near, far]) {
      open.add(socket);
      const end = () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      };
      socket.on('error', end);
      socket.on('close', end);
    }
    let isLetIn = false;
    const toNear = (data: Buffer) => {
      isLetIn ||= data.includes(readyForQuery);
      near.write(data);
    };
    far.on('data', data => setTimeout(toNear, mood.isSlow ? 200 : 0, data));
    // Whoever leaves in the middle of a beginning says no good-bye, and is gone all the same.
    near.on('end', () => (mood.isDeaf || !isLetIn) && near.destroy());
    near.on('data', data => {
      if (mood.isDeaf) return;
      if (!data.subarray(-goodbye.length).equals(goodbye)) return far.write(data);
      terminated += 1;
      // What is on its way back arrives while the other side waits for the end.
      setTimeout(() => near.end(terminatedByAdmin()), 150);
    });
  });
  const port = await listenOn(server, 0);
  return {
    url: Object.assign(new URL(to), { host: `127.0.0.1:${port}` }).href,
    open: () => isOpen.size,
    begun: () => begun,
    terminated: () => terminated,
    set isAway(isAway: boolean) {
      mood.isAway = isAway;
      if (isAway) for (const socket of open) socket.destroy();
    },
    set isDeaf(isDeaf: boolean) {
      mood.isDeaf = isDeaf;
    },
    set isSlow(isSlow: boolean) {
      mood.isSlow = isSlow;
    },
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>(done => server.close(() => done()));
    },
  };
}

/** Terminate, as the protocol has it. */
const goodbye = Buffer.from([0x58, 0, 0, 0, 4]);
/** Its beginning: behind it stands whether a transaction is under way. */
const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5]);

function terminatedByAdmin(): Buffer {
  const fields = ['SFATAL', 'VFATAL', 'C57P01', 'Mterminating connection due to administrator command'];
  const body = Buffer.from(`${fields.map(field => `${field}\0`).join('')}\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
