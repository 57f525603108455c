import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { prepared } from '../../src/store/asking/prepared.ts';
import { type Db, impatient, openDatabase } from '../../src/store/database.ts';
import { operator } from '../../src/store/schema/people.ts';
import { ownDatabase } from '../database.ts';

const own = ownDatabase();
let built = 0;
const named = prepared(db => {
  built += 1;
  return db
    .select({ name: operator.name, leftAt: operator.leftAt })
    .from(operator)
    .where(eq(operator.email, sql.placeholder('email')))
    .prepare('named');
});
const email = 'anna@x.example';
const askedOf = async (db: Db) => await named(db).execute({ email });

test('what is prepared is built once, and goes over the connection of whoever asks', async () => {
  const { db } = own.database;
  const anna = [{ name: 'Anna', leftAt: new Date('2026-11-24T09:00:00Z') }];
  const [asked, undone] = [() => askedOf(db), new Error('undone')];
  expect(await asked()).toEqual([]);
  const within = db.transaction(async tx => {
    await tx.insert(operator).values({ email, name: 'Anna', role: 'operator', leftAt: anna[0]?.leftAt });
    expect(await askedOf(tx)).toEqual(anna);
    await tx.transaction(async savepoint => expect(await askedOf(savepoint)).toEqual(anna));
    expect(await asked()).toEqual([]);
    expect(await askedOf(impatient(db, 100, 100))).toEqual([]);
    throw undone;
  });
  await expect(within).rejects.toBe(undone);
  expect(await asked()).toEqual([]);
  expect(built).toBe(1);
});

/** How often its plan was made without values, on the connections on which it is asked. */
const plansKept = prepared(db =>
  db
    .select({
      kept: sql<number>`(select coalesce(sum(generic_plans), 0)::int from pg_prepared_statements where statement like '%plans_kept%')`,
    })
    .from(sql`(select ${sql.placeholder('asked')}::int) as plans_kept`)
    .prepare('plans_kept'),
);

test('what is prepared is planned once, outside of transactions too; everything else anew each time', async () => {
  const { db } = own.database;
  let kept = 0;
  for (let asked = 0; asked < 40 && kept === 0; asked += 1)
    kept = (await plansKept(db).execute({ asked }))[0]?.kept ?? 0;
  expect(kept).toBeGreaterThan(0);
  const anew = async (asked: number) =>
    await db.execute<{ kept: number }>(sql`
      select coalesce(sum(generic_plans), 0)::int as kept from pg_prepared_statements
      where statement like '%planned_anew%' and ${asked}::int > 0`);
  for (let asked = 1; asked < 40; asked += 1) expect((await anew(asked))[0]?.kept).toBe(0);
});

test('its connections are counted, and closed, with the others', async () => {
  const database = openDatabase(own.database.url, 1);
  const asked = [1, 2, 3, 4, 5].map(async n => await plansKept(database.db).execute({ asked: n }));
  expect(database.pool()).toEqual({ size: 4, inUse: 3, waiting: 2 });
  await Promise.all(asked);
  await database.close();
  await expect(plansKept(database.db).execute({ asked: 1 })).rejects.toThrow();
});
