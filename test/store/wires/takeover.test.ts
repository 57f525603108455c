import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from '../../../src/log.ts';
import { prepared } from '../../../src/store/asking/prepared.ts';
import { type Database, impatient, openDatabase } from '../../../src/store/database.ts';
import { keepAtAddress } from '../../../src/store/wires/keep-at-address.ts';
import { workerConnections } from '../../../src/store/worker-connections.ts';
import { type MovingAddress, startAddress, type WhatStands } from '../../faults/moving-address.ts';
import { startTwoServers, type TwoServers } from '../../faults/two-servers.ts';

// Two real servers, one following the other, and the store's two drivers at one address that moves between them.

let servers: TwoServers;
const log = openLog('silent');
beforeAll(async () => {
  servers = await startTwoServers();
});
afterAll(async () => await servers.stop());

/** Both drivers at an address. */
async function atAddress(
  use: (address: MovingAddress, own: Database, worker: ReturnType<typeof workerConnections>) => Promise<void>,
  to = servers.primary.port,
): Promise<void> {
  const address = await startAddress(to);
  const url = servers.urlAt(address.port);
  const own = openDatabase(url, 2);
  const worker = workerConnections(url, 2, () => {});
  try {
    await use(address, own, worker);
  } finally {
    await Promise.all([own.close(), worker.end(), address.stop()]);
  }
}

/** Over connections that only read. */
const lookedUp = prepared(db =>
  db.select({ one: sql<number>`one` }).from(sql`(values (1)) as once (one)`).prepare('looked_up'),
);

const portOf = sql`select inet_server_port() as port`;
const asked = async ({ db }: Database) => Number((await db.execute(portOf))[0]?.port);
const askedByWorker = async ({ pool }: ReturnType<typeof workerConnections>) =>
  Number((await pool.query('select inet_server_port() as port')).rows[0]?.port);

test('a replica is no database for the desk, while its address leads to it: whoever asks is told at once', async () => {
  await atAddress(async (address, own, worker) => {
    for (const _ of [1, 2]) {
      await expect(own.db.execute(portOf)).rejects.toMatchObject({ cause: { code: '25006' } });
      await expect(own.connection.reserve()).rejects.toMatchObject({ code: '25006' });
      await expect(askedByWorker(worker)).rejects.toMatchObject({ code: '25006' });
    }
    address.lead(servers.primary.port);
    expect(await asked(own)).toBe(servers.primary.port);
    expect(await askedByWorker(worker)).toBe(servers.primary.port);
  }, servers.replica.port);
});

test('a primary that is fenced off is left by who writes there, and by who comes', async () => {
  await atAddress(async (_, own) => {
    const fence = (isOn: boolean) =>
      servers.primary.ask(async admin => {
        await admin.unsafe(`alter system set default_transaction_read_only = ${isOn ? 'on' : 'off'}`);
        await admin`select pg_reload_conf()`;
      });
    await own.db.execute(sql`select 1`);
    await lookedUp(own.db).execute();
    await fence(true);
    const write = () =>
      own.db.execute(sql`create table if not exists fenced (n int)`).then(
        () => 'written',
        error => error.cause?.code,
      );
    // What was open reads until it hears of it.
    await expect.poll(write).toBe('25006');
    // And from then on nobody reads there any more, nor do those who never write.
    await expect
      .poll(() =>
        lookedUp(own.db)
          .execute()
          .catch(error => error.cause?.code),
      )
      .toBe('25006');
    await expect.poll(() => asked(own).catch(error => error.cause?.code)).toBe('25006');
    const left = () =>
      servers.primary.ask(admin => admin`select 1 from pg_stat_activity where usename = 'desk'`);
    await expect.poll(async () => (await left()).length).toBe(0);
    await servers.primary.ask(async admin => {
      await admin`alter system reset default_transaction_read_only`;
      await admin`select pg_reload_conf()`;
    });
    await expect.poll(write).toBe('written');
  });
});

test('what may take no longer than this is not said to be done while the replica has not got it', async () => {
  await atAddress(async (_, own) => {
    await own.db.execute(sql`create table if not exists written_twice (n int)`);
    // A replica that has left: what is committed now waits until there is one.
    await servers.primary.ask(async admin => {
      await admin`alter system set synchronous_standby_names = 'nobody'`;
      await admin`select pg_reload_conf()`;
    });
    // Until whoever sends to the replica has heard of it, it counts.
    const counts = () => servers.primary.ask(admin => admin`select sync_state from pg_stat_replication`);
    await expect.poll(async () => (await counts()).map(({ sync_state }) => sync_state)).toEqual(['async']);
    let said = 'waits';
    const done = impatient(own.db, 1_500, 1_500)
      .transaction(async tx => await tx.execute(sql`insert into written_twice values (1)`))
      .then(
        () => (said = 'done'),
        () => (said = 'refused'),
      );
    await wait(4_000);
    expect(said).toBe('waits');
    await servers.primary.ask(async admin => {
      await admin`alter system set synchronous_standby_names = 'second'`;
      await admin`select pg_reload_conf()`;
    });
    await done;
    expect(said).toBe('done');
  });
});

test.each<[WhatStands, string]>([
  ['silent', 'nothing comes over what stood'],
  ['kept', 'what stood leads to the old server, which goes on answering'],
])('an address that leads to another server: %s (%s)', async stands => {
  const other = await startTwoServers();
  try {
    await atAddress(async (address, own, worker) => {
      const keeping = keepAtAddress(servers.urlAt(address.port), log, {
        everyMs: 200,
        answerWithinMs: 3_000,
      });
      expect(await asked(own)).toBe(servers.primary.port);
      expect(await askedByWorker(worker)).toBe(servers.primary.port);
      // Somebody waits for an answer, and somebody hears (LISTEN); one is long at it, which is no fault.
      const long = own.db.execute(sql`select pg_sleep(1), inet_server_port() as port`);
      const listener = await worker.pool.connect();
      const lost = new Promise(done => listener.once('end', () => done('lost')));
      await listener.query('listen something');
      expect(Number((await long)[0]?.port)).toBe(servers.primary.port);
      const hanging = own.db.execute(sql`select pg_sleep(60)`).then(
        () => 'answered',
        () => 'refused',
      );
      await wait(100);
      address.leave(stands);
      address.lead(other.primary.port);
      expect(await hanging).toBe('refused');
      expect(await lost).toBe('lost');
      listener.release(true);
      await expect.poll(() => asked(own).catch(() => 0)).toBe(other.primary.port);
      await expect.poll(() => askedByWorker(worker).catch(() => 0)).toBe(other.primary.port);
      keeping.stop();
    });
  } finally {
    await other.stop();
  }
});
