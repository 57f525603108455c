import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Db } from '../../src/store/database.ts';
import { batched, batchedLate, claim, Entangled, inTurn, inUnison } from '../../src/store/in-unison.ts';
import { ownDatabase } from '../database.ts';

const own = ownDatabase();
const asked: number[][] = [];
const doubled = batched(async (db: Db, keys: number[]) => {
  asked.push(keys);
  const rows = await db.execute<{ n: number }>(
    sql`select n * 2 as n from unnest(${sql.param(keys)}::int[]) with ordinality as each(n, place) order by place`,
  );
  return [...rows].map(({ n }) => n);
});

const unison = <T>(...works: ((tx: Db) => Promise<T>)[]) =>
  own.database.db.transaction(tx =>
    inUnison(
      tx,
      works.map(work => () => work(tx)),
    ),
  );

test('what works ask at the same step goes over in one statement, and each gets its own answer', async () => {
  asked.length = 0;
  const twice = async (tx: Db, n: number) => await doubled(tx, await doubled(tx, n));
  expect(await unison(...[1, 2, 3].map(n => (tx: Db) => twice(tx, n)))).toEqual([4, 8, 12]);
  expect(asked).toEqual([
    [1, 2, 3],
    [2, 4, 6],
  ]);
});

test('what all come to, sooner or later, goes over once: when none of them asks anything else', async () => {
  const written: number[][] = [];
  const write = batchedLate(async (_db: Db, keys: number[]) => {
    written.push(keys);
    return keys;
  });
  const writing = (steps: number) => async (tx: Db) => {
    for (let step = 0; step < steps; step += 1) await doubled(tx, step);
    return await write(tx, steps);
  };
  expect(await unison(...[0, 1, 3].map(writing))).toEqual([0, 1, 3]);
  expect(written).toEqual([[0, 1, 3]]);
  // One that waits for its turn writes behind whoever has it.
  const inTheirTurn = (steps: number) => async (tx: Db) => await inTurn(tx, () => writing(steps)(tx));
  expect(await unison(writing(2), ...[0, 1].map(inTheirTurn))).toEqual([2, 0, 1]);
  expect(written.slice(1)).toEqual([[0, 2], [1]]);
  expect(await write(own.database.db, 7)).toBe(7);
});

test('whoever is not of the unison asks alone: outside, and on another transaction', async () => {
  asked.length = 0;
  const { db } = own.database;
  expect(await doubled(db, 7)).toBe(14);
  await unison(
    async tx => await doubled(tx, 1),
    async () => await doubled(db, 2),
  );
  expect(asked.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual([[1], [2], [7]]);
});

test('one that fails fails all, by what it threw, when all have ended', async () => {
  const ended: string[] = [];
  const late = async (tx: Db) => {
    await doubled(tx, 1);
    await doubled(tx, 2);
    ended.push('late');
    return 0;
  };
  const failing = async (tx: Db) => {
    await doubled(tx, 3);
    throw new Error('nothing of it');
  };
  await expect(unison(late, failing)).rejects.toThrow('nothing of it');
  expect(ended).toEqual(['late']);
});

test('a statement that is refused fails whoever asked it, by the database’s own word', async () => {
  const refused = batched(async (db: Db, keys: number[]) => {
    await db.execute(sql`select 1 / 0`);
    return keys;
  });
  const error = await unison(
    async tx => await refused(tx, 1),
    async tx => await refused(tx, 2),
  ).catch((thrown: unknown) => thrown);
  expect(String((error as Error).cause)).toMatch(/division by zero/);
});

test('two works cannot have the same: each must be done by itself', async () => {
  const having = (name: string) => async (tx: Db) => {
    claim(tx, name);
    claim(tx, name);
    return await doubled(tx, 1);
  };
  expect(await unison(having('one'), having('other'))).toEqual([2, 2]);
  await expect(unison(having('one'), having('one'))).rejects.toThrow(Entangled);
  claim(own.database.db, 'alone everybody gets it');
});

test('a savepoint would hold the others too: none is opened while they go on', async () => {
  await expect(
    unison(
      async tx => await tx.transaction(async () => 1),
      async tx => await doubled(tx, 1),
    ),
  ).rejects.toThrow(Entangled);
  const after = await own.database.db.transaction(async tx => {
    await inUnison(tx, [async () => 1]);
    return await tx.transaction(async inner => await doubled(inner, 4));
  });
  expect(after).toBe(8);
});

test('what is done in turn is never done at once, and one that fails holds up no other', async () => {
  const steps: string[] = [];
  const inTheirTurn =
    (name: string, fails = false) =>
    async (tx: Db) =>
      await inTurn(tx, async () => {
        steps.push(`${name} begins`);
        await doubled(tx, 1);
        if (fails) throw new Error(name);
        steps.push(`${name} ends`);
        return name;
      }).catch(() => 'failed');
  expect(await unison(inTheirTurn('a'), inTheirTurn('b', true), inTheirTurn('c'))).toEqual([
    'a',
    'failed',
    'c',
  ]);
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'c begins', 'c ends']);
});

test('what failed is told, and not that all behind it was refused', async () => {
  const refused = async (tx: Db) => {
    try {
      await tx.execute(sql`select 1 / 0`);
    } finally {
      // It takes longer to end than who only hears that the transaction is lost.
      for (let step = 0; step < 200; step += 1) await null;
    }
  };
  const beside = async (tx: Db) => {
    await tx.execute(sql`select 1`);
  };
  const error = await unison(refused, beside, beside).catch((thrown: unknown) => thrown);
  expect(String((error as Error).cause)).toMatch(/division by zero/);
});

test('in turn within a turn is at once', async () => {
  const nested = async (tx: Db) => await inTurn(tx, () => inTurn(tx, () => doubled(tx, 5)));
  expect(await unison(nested, nested)).toEqual([10, 10]);
});

test('what is left running when all have ended asks nothing more', async () => {
  let left: Promise<unknown> = Promise.resolve();
  await unison(async tx => {
    const later = async () => {
      await doubled(tx, 1);
      return await doubled(tx, 2);
    };
    left = later().catch((error: Error) => error.message);
    return 0;
  });
  expect(await left).toBe('the works of this transaction have ended');
});
