import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChatRoll } from '../../../src/desk/people/directory.ts';
import { noteTheFew } from '../../../src/desk/people/few.ts';
import { Transient } from '../../../src/outbox/failure.ts';
import { enrolOperator, findOperator, saveAccount } from '../../../src/store/people/operators.ts';
import { admittedSeeAll } from '../../../src/ticket/sight/sight.ts';
import { ownDatabase } from '../../database.ts';

const own = ownDatabase();
const db = () => own.database.db;
const desk = () => ({ db: db(), clock: () => new Date(), maySeeWords: admittedSeeAll });
const minute = 60_000;
let id = 0;
/** null: it cannot be asked. */
let present: Set<string> | null;
const directory = (): ChatRoll => ({
  present: async () => new Set(),
  presentAmongFew: async () => present ?? Promise.reject(new Transient('the channel is shut')),
});
const isAmong = async () => (await findOperator(db(), id))?.inRestrictedChannel;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  ({ id } = await enrolOperator(db(), { email: 'anna@desk.example', name: 'Anna', role: 'operator' }));
  const account = { platform: 'slack', userId: 'U-anna', operatorId: id, name: 'Anna' } as const;
  await saveAccount(db(), { ...account, checkedAt: new Date() });
  present = new Set(['U-anna']);
});
afterEach(() => {
  vi.useRealTimers();
});

test('a channel that cannot be asked keeps whom it named for ten minutes, and has nobody after them', async () => {
  const roll = directory();
  await noteTheFew(desk(), roll, 'slack');
  expect(await isAmong()).toBe(true);
  present = null;
  for (const passed of [0, 9 * minute]) {
    vi.setSystemTime(Date.now() + passed);
    await expect(noteTheFew(desk(), roll, 'slack')).rejects.toThrow('shut');
    expect(await isAmong()).toBe(true);
  }
  vi.setSystemTime(Date.now() + minute);
  await expect(noteTheFew(desk(), roll, 'slack')).rejects.toThrow('shut');
  expect(await isAmong()).toBe(false);
  // It can be asked again, and its word counts at once; shut anew, the ten minutes begin anew.
  present = new Set(['U-anna']);
  await noteTheFew(desk(), roll, 'slack');
  expect(await isAmong()).toBe(true);
  present = null;
  await expect(noteTheFew(desk(), roll, 'slack')).rejects.toThrow('shut');
  expect(await isAmong()).toBe(true);
});

test('a platform on which no such channel is named has nobody among the few, whoever was', async () => {
  await noteTheFew(desk(), directory(), 'slack');
  const { presentAmongFew: _, ...without } = directory();
  await noteTheFew(desk(), without, 'slack');
  expect(await isAmong()).toBe(false);
});
