import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { ownDatabase } from '../database.ts';

const own = ownDatabase();
let uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);
beforeEach(() => {
  uncaught = [];
  process.on('uncaughtException', note);
});
afterEach(() => process.off('uncaughtException', note));

test('a transaction that goes on after its database went away fails, and troubles neither process nor neighbours', async () => {
  // One connection: whoever comes next has the one that was lost, made anew.
  const database = openDatabase(own.url, 1);
  let goOn = () => {};
  const isBack = new Promise<void>(done => {
    goOn = done;
  });
  const late: unknown[] = [];
  const said = (tx: { execute(query: ReturnType<typeof sql>): PromiseLike<unknown> }) =>
    Promise.resolve(tx.execute(sql`select 'late'`)).then(
      () => late.push('answered'),
      () => late.push('refused'),
    );
  let ended = Promise.resolve();
  const transaction = database.db.transaction(tx => {
    ended = (async () => {
      await tx.execute(sql`select 1`);
      // The first word goes to a connection that is being closed, the next to one that is no more.
      await own.away(async () => {
        await said(tx);
        await said(tx);
      });
      await isBack;
      await said(tx);
    })();
    return ended;
  });
  await expect(transaction).rejects.toBeDefined();
  await expect.poll(() => late.length).toBe(2);
  const ask = () =>
    database.connection`select 4 as four`.then(
      rows => [...rows],
      () => 'away',
    );
  await expect.poll(ask).toEqual([{ four: 4 }]);

  const next = database.db.transaction(async tx => {
    await tx.execute(sql`select 5`);
    goOn();
    await ended;
    return [...(await tx.execute(sql`select 6 as six`))];
  });
  expect(await next).toEqual([{ six: 6 }]);
  expect(late).toEqual(['refused', 'refused', 'refused']);
  expect(uncaught).toEqual([]);
  await database.close();
});

test('a connection kept for one, as COPY wants it: who was refused it, and who stood in the queue, have lost nothing', async () => {
  const database = openDatabase(own.url, 1);
  const kept = await database.connection.reserve();
  await kept`select 1`;
  // In the queue for the only connection, when it is lost; and one that is refused while the database is away.
  const waiting = database.connection.reserve();
  let refused: unknown;
  await own.away(async () => {
    await expect(kept`select 2`).rejects.toBeDefined();
    await expect(waiting).rejects.toBeDefined();
    refused = await database.connection.reserve().catch(error => error);
  });
  expect(refused).toBeInstanceOf(Error);
  await expect(kept`select 3`).rejects.toBeDefined();
  const next = await database.connection.reserve();
  // What is given back was lost: the connection is the next one's alone, until they give it back.
  kept.release();
  const said: string[] = [];
  const asked = database.connection`select 5`.then(() => said.push('another'));
  await next`select pg_sleep(0.1)`;
  said.push('next');
  next.release();
  await asked;
  expect(said).toEqual(['next', 'another']);
  expect(uncaught).toEqual([]);
  await database.close();
});
