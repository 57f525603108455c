import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { prepared } from '../../src/store/asking/prepared.ts';
import { type Db, impatient } from '../../src/store/database.ts';
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
