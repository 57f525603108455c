import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsealedNotices } from '../../../src/desk/watch/unsealed.ts';
import { aDeskWithRecords } from '../../store/records/a-desk-with-records.ts';

const records = aDeskWithRecords();
const { desk, seal, opened, does } = records;
const hour = 3_600_000;

/** The hour strikes. @returns what the admins hear */
async function strikes(): Promise<unknown[]> {
  desk.advance(hour);
  return (await unsealedNotices(desk, desk.db, desk.clock())).map(({ task, payload }) => ({
    task,
    ...payload,
  }));
}
const told = [
  expect.objectContaining({
    ...{ task: 'notice', channel: 'C0ADMINS', subject: 'late-effect' },
    details: expect.objectContaining({ task: 'seal' }),
  }),
];

test('that events wait for their seal is told by the chats, which need no seal; once a day, and no more when they are sealed', async () => {
  expect(await strikes()).toEqual([]);
  const number = await opened();
  expect(await strikes()).toEqual([]);
  expect(await strikes()).toEqual([]);
  expect(await strikes()).toEqual(told);
  const [again] = (await strikes()) as { key: string }[];
  expect(again?.key).toBe(`unsealed:${desk.clock().toISOString().slice(0, 10)}`);
  await seal();
  expect(await strikes()).toEqual([]);
  await does(number, { type: 'claim' });
  expect(await strikes()).toEqual([]);
  expect(await strikes()).toEqual([]);
  // Sealed in between, and written to again: nothing has waited for long.
  await seal();
  await does(number, { type: 'add-note', text: 'Richiamato.' });
  expect(await strikes()).toEqual([]);
  expect(await strikes()).toEqual([]);
});

test('a letter that does not leave waits, and is no news', async () => {
  await desk.db.execute(sql`delete from unsealed`);
  await desk.db.execute(sql`insert into unsealed values ('message', 1)`);
  for (let hours = 0; hours < 5; hours += 1) expect(await strikes()).toEqual([]);
});
