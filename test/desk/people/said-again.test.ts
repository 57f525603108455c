import { expect, test } from 'vitest';
import { enrol } from '../../../src/desk/people/enrol.ts';
import { lockWhoIsWho } from '../../../src/store/people/one-at-a-time.ts';
import { findAccount } from '../../../src/store/people/operators.ts';
import { findPresser } from '../../../src/store/people/pressers.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const said = { userId: 'T-Anna', name: 'Anna', email: 'anna@x.example', inOperatorsChannel: true };
const enrolled = async (member: typeof said | null = said) => await enrol(desk, 'teams', said.userId, member);
const account = async () => await findAccount(desk.db, 'teams', said.userId);

/** @returns whether it was done before who is who was let go */
async function goesOnBesideTheLock(work: () => Promise<unknown>): Promise<boolean> {
  let isDone = false;
  let working: Promise<unknown> = Promise.resolve();
  await desk.db.transaction(async tx => {
    await lockWhoIsWho(tx);
    working = work().then(() => {
      isDone = true;
    });
    await Promise.race([working, new Promise(done => setTimeout(done, 300))]);
  });
  const wasDone = isDone;
  await working;
  return wasDone;
}

test('what a platform says of somebody again is noted, and waits for nobody', async () => {
  const first = await enrolled();
  desk.advance(90_000);
  expect(await goesOnBesideTheLock(enrolled)).toBe(true);
  expect(await enrolled()).toEqual(first);
  expect(await account()).toMatchObject({ checkedAt: desk.clock(), goneAt: null });
});

test('what it says anew is noted one at a time', async () => {
  await enrolled();
  expect(await goesOnBesideTheLock(() => enrolled({ ...said, name: 'Anna B.' }))).toBe(false);
  expect(await account()).toMatchObject({ name: 'Anna B.' });
});

test('who was gone is back, though the same is said of them as before', async () => {
  await enrolled();
  await enrolled(null);
  expect(await account()).toMatchObject({ goneAt: desk.clock() });
  await enrolled();
  expect(await account()).toMatchObject({ goneAt: null });
  expect((await findPresser(desk.db, 'teams', said.userId))?.owner).toMatchObject({ name: 'Anna' });
});
