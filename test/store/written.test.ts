import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findReceipt, saveReceipt } from '../../src/store/chats/receipts.ts';
import { written } from '../../src/store/written.ts';
import { ownDatabase } from '../database.ts';

const own = ownDatabase();

test('what was done outside is noted, though the database goes away at that moment', async () => {
  let noted = Promise.resolve();
  await own.away(async () => {
    noted = saveReceipt(own.database.db, 'line:1', 'message-7', new Date());
    await wait(1_000);
  });
  await noted;
  expect(await findReceipt(own.database.db, 'line:1')).toBe('message-7');
});

test('what the database refuses for good is not asked again', async () => {
  let asked = 0;
  const refused = written(async () => {
    asked += 1;
    throw Object.assign(new Error('duplicate key'), { code: '23505' });
  });
  await expect(refused).rejects.toThrow('duplicate key');
  expect(asked).toBe(1);
});
