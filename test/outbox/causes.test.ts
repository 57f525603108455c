import { afterEach, expect, test } from 'vitest';
import { inContext, keepContext, shortId } from '../../src/log/context.ts';
import { openLog } from '../../src/log.ts';
import type { Courier, Effect } from '../../src/outbox/effect.ts';
import { enqueue, enqueuedTogether } from '../../src/outbox/enqueue.ts';
import { Permanent, Transient } from '../../src/outbox/failure.ts';
import { loggedCouriers } from '../../src/outbox/logged-couriers.ts';
import type { OnTrouble } from '../../src/outbox/patience.ts';
import { type Outbox, runOutbox } from '../../src/outbox/run-outbox.ts';
import { ownDatabase } from '../database.ts';

type Line = Record<string, unknown> & { msg: string };

const own = ownDatabase();
let outbox: Outbox | undefined;
let lines: Line[] = [];
const log = openLog('info', { write: line => void lines.push(JSON.parse(line)) });
const [anna, marco, mail, tick] = ['anna', 'marco', 'mail', 'tick'].map(shortId);

afterEach(async () => {
  await outbox?.stop();
  outbox = undefined;
  lines = [];
});

const card = (n: number, ticket = 7): Effect => ({
  task: 'card',
  payload: { ticket, n },
  lane: 'lane',
  replaces: `card:${ticket}`,
});
const causes = async () =>
  (
    await own.database.connection<{ causes: unknown }[]>`
      select payload -> 'causes' as causes from graphile_worker._private_jobs order by run_at, id`
  ).map(row => row.causes);
const carry = async (courier: Courier, onTrouble: OnTrouble = async () => {}) => {
  outbox = await runOutbox(own.url, loggedCouriers({ card: courier }, log), onTrouble, log);
};
const said = (msg: string) => lines.filter(line => line.msg === msg);

test('lines of a courier bear what caused its effect, and so does what it causes itself', async () => {
  const { db } = own.database;
  await inContext({ press: anna ?? '' }, () => enqueue(db, [card(1)]));
  await enqueue(db, [{ ...card(2, 8), lane: 'other' }]);
  await carry(async payload => {
    const { n } = payload as { n: number };
    log.info({ n }, 'at work');
    if (n === 1) await enqueue(db, [{ ...card(3, 9), lane: 'third' }]);
  });
  await expect.poll(() => said('carried').length).toBe(3);
  expect(said('at work').find(({ n }) => n === 1)).toMatchObject({ press: anna, ticket: 7, task: 'card' });
  expect(said('at work').find(({ n }) => n === 3)).toMatchObject({ press: anna, ticket: 9 });
  // Taken up after the others by the same worker, and no part of them.
  expect(said('at work').find(({ n }) => n === 2)).not.toHaveProperty('press');
  expect(said('carried').filter(({ press }) => press === anna)).toHaveLength(2);
});

test('an effect that replaces others answers them too, the newest first and not without end', async () => {
  const { db } = own.database;
  await inContext({ mail: mail ?? '' }, () => enqueue(db, [card(1)]));
  await inContext({ press: anna ?? '' }, () => enqueue(db, [card(2)]));
  await inContext({ press: anna ?? '' }, () => enqueue(db, [card(3)]));
  await enqueue(db, [card(4)]);
  await inContext({ press: marco ?? '', ticket: 7 }, () => enqueue(db, [card(5)]));
  expect(await causes()).toEqual([[`press:${marco}`, `press:${anna}`, `mail:${mail}`]]);
  await carry(async () => {});
  await expect
    .poll(() => said('carried'))
    .toMatchObject([{ press: marco, also: [`press:${anna}`, `mail:${mail}`], ticket: 7 }]);
  await outbox?.stop();
  outbox = undefined;

  for (let n = 0; n < 20; n += 1)
    await inContext({ press: shortId(String(n)) }, () => enqueue(db, [card(n)]));
  const [kept] = await causes();
  expect(kept).toHaveLength(8);
  expect(kept).toContain(`press:${shortId('19')}`);
  await own.database.connection`delete from graphile_worker._private_jobs`;
});

test('in a transaction that does the work of many each effect bears its own cause, and one for many bears all', async () => {
  await own.database.db.transaction(tx =>
    enqueuedTogether(tx, async () => {
      const works = [mail, anna].map(id => inContext({ mail: id ?? '' }, keepContext));
      for (const [place, within] of works.entries())
        await within(async () => await enqueue(tx, [card(place, place), card(place, 99)]));
    }),
  );
  expect(await causes()).toEqual([[`mail:${mail}`], [`mail:${anna}`], [`mail:${anna}`, `mail:${mail}`]]);
  await own.database.connection`delete from graphile_worker._private_jobs`;
});

test('what fails is told under its cause, keeps it when it is put off, and so does the word to the admins', async () => {
  const { db } = own.database;
  await inContext({ tick: tick ?? '' }, () => enqueue(db, [card(1)]));
  let tries = 0;
  let told: unknown;
  await carry(
    async () => {
      tries += 1;
      if (tries === 1) throw new Transient('the wire is down', { retryAfterSeconds: 0.1 });
      throw new Permanent('nobody has it');
    },
    async trouble => {
      // Two presses on one broken card are one word to the admins.
      expect(trouble.payload).toEqual({ ticket: 7, n: 1, history: expect.anything() });
      await enqueue(db, [{ task: 'notice', payload: {}, lane: 'admins' }]);
      [told] = await causes();
    },
  );
  await expect.poll(() => said('card failed: nobody has it')).toHaveLength(1);
  expect(said('card is put off: the wire is down')).toMatchObject([{ tick, task: 'card', ticket: 7 }]);
  expect(said('card failed: nobody has it')).toMatchObject([{ tick, ticket: 7 }]);
  await expect.poll(() => told).toEqual([`tick:${tick}`]);
});
