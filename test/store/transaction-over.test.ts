import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, type Db, openDatabase } from '../../src/store/database.ts';
import { faultOf } from '../../src/store/fault.ts';
import { ownDatabase } from '../database.ts';

const own = ownDatabase();
let one: Database;
let owner: Database;

beforeAll(async () => {
  owner = openDatabase(own.ownerUrl, 1);
  await owner.db.execute(sql`create table said (what text)`);
  await owner.db.execute(sql`grant all on said to public`);
  // Whoever speaks late speaks over the connection over which the next speaks.
  one = openDatabase(own.url, 1);
});
afterAll(async () => {
  await one.close();
  await owner.close();
});
beforeEach(async () => void (await owner.db.execute(sql`delete from said`)));

const say = async (db: Db, what: string) => await db.execute(sql`insert into said values (${what})`);
const said = async () => [...(await owner.db.execute<{ what: string }>(sql`select what from said`))];
const fails = async (db: Db) => await db.execute(sql`select 1 / 0`);

test('a branch that goes on when its transaction was undone says nothing, in nobody else’s either', async () => {
  const undone = Promise.withResolvers<void>();
  let late: Promise<unknown> | undefined;
  const work = one.db.transaction(async tx => {
    late = undone.promise.then(() => say(tx, 'late'));
    await Promise.all([fails(tx), late]);
  });
  await expect(work).rejects.toMatchObject({ cause: { code: '22012' } });
  await one.db.transaction(async tx => {
    await say(tx, 'next');
    undone.resolve();
    await expect(late).rejects.toMatchObject({ cause: { code: 'TRANSACTION_OVER' } });
  });
  expect(await said()).toEqual([{ what: 'next' }]);
});

test('nor does one that nobody waited for, when all was done', async () => {
  let over: Db | undefined;
  await one.db.transaction(async tx => {
    over = tx;
    await say(tx, 'in time');
  });
  await expect(say(over as Db, 'late')).rejects.toMatchObject({ cause: { code: 'TRANSACTION_OVER' } });
  expect(await said()).toEqual([{ what: 'in time' }]);
});

test('what a savepoint says when that was undone is not kept by the transaction around it, which goes on', async () => {
  let inner: Db | undefined;
  await one.db
    .transaction(async tx => {
      const tried = tx.transaction(async point => {
        inner = point;
        await say(point, 'undone');
        await fails(point);
      });
      await expect(tried).rejects.toMatchObject({ cause: { code: '22012' } });
      await expect(say(inner as Db, 'late')).rejects.toMatchObject({ cause: { code: 'TRANSACTION_OVER' } });
      await tx.transaction(async point => void (await say(point, 'second try')));
    })
    .catch(() => {});
  expect(await said()).toEqual([{ what: 'second try' }]);
});

test('of two branches of which one is refused, and the other asks on behind it, what was refused first is told', async () => {
  const further = async <T>(work: Promise<T>, steps: number): Promise<T> =>
    steps === 0 ? await work : await further(work, steps - 1);
  const work = one.db.transaction(async tx => {
    // Its way up is the longer one.
    await Promise.all([further(fails(tx), 20), say(tx, 'behind it')]);
  });
  const error: unknown = await work.catch((error: unknown) => error);
  expect([error, error instanceof Error && error.cause]).toContainEqual(
    expect.objectContaining({ code: '22012' }),
  );
  expect(faultOf(error)).toBe('data');
});
