import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChatRoll } from '../../../src/desk/people/directory.ts';
import { noteTheFew } from '../../../src/desk/people/few.ts';
import { withdrawFromTheUnseeing } from '../../../src/desk/turns/withdraw-from-unseeing.ts';
import { enrolOperator, findOperator, saveAccount } from '../../../src/store/people/operators.ts';
import { ownDatabase } from '../../database.ts';
import { emptyOutbox } from '../../desk/clock/under-the-clock.ts';
import { houseOfFew } from './a-house-of-few.ts';

// Who may see what few may see, and has a request of it, loses it where somebody said that they may not: never by a silence.

const own = ownDatabase();
const house = houseOfFew(() => own.database.db);
const { desk } = house;

/** What Slack says of the channel of the few: nothing at all, or whom it names; the app itself is always in it. */
let says: () => Promise<Set<string>>;
const named =
  (...people: string[]) =>
  async () =>
    new Set(['U-the-app', ...people]);
const ways: [string, () => Promise<Set<string>>][] = [
  ['cannot be asked', async () => Promise.reject(new Error('slack is down'))],
  ['names nobody at all', async () => new Set<string>()],
];
let roll: ChatRoll;
let number = 0;
let bea = { id: 0, name: 'Bea' };

/** The clock goes on minute by minute, and does what it does. */
async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    desk.advance(60_000);
    vi.setSystemTime(Date.now() + 60_000);
    await noteTheFew(desk, roll, 'slack').catch(() => {});
    await withdrawFromTheUnseeing(desk);
  }
}
const has = async () => (await house.now(number)).assignee?.name ?? null;
const sees = async () => (await findOperator(desk.db, bea.id))?.inRestrictedChannel;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await emptyOutbox(desk.db);
  bea = await enrolOperator(desk.db, { email: 'bea@desk.example', name: 'Bea', role: 'operator' });
  const account = { platform: 'slack', userId: 'U-bea', operatorId: bea.id, name: 'Bea' } as const;
  await saveAccount(desk.db, { ...account, checkedAt: desk.clock() });
  roll = { present: async () => new Set(), presentAmongFew: () => says() };
  says = named('U-bea');
  await noteTheFew(desk, roll, 'slack');
  number = await house.opened();
  await house.order('anna', number, { type: 'restrict' });
  await house.order('anna', number, { type: 'reassign', to: { id: bea.id, name: bea.name } });
  expect(await has()).toBe('Bea');
});
afterEach(() => void vi.useRealTimers());

test.each(ways)('a channel that %s closes eyes, and takes nothing, however long', async (_, silence) => {
  says = silence;
  await pass(60);
  expect([await has(), await sees()]).toEqual(['Bea', false]);
  says = named('U-bea');
  await pass(60);
  expect([await has(), await sees()]).toEqual(['Bea', true]);
});

test.each(ways)(
  'who is out as a channel speaks again that %s has ten minutes from then, and keeps it where they are back within them',
  async (_, silence) => {
    says = silence;
    await pass(60);
    says = named();
    await pass(9);
    expect(await has()).toBe('Bea');
    says = named('U-bea');
    await pass(30);
    expect(await has()).toBe('Bea');
    says = silence;
    await pass(60);
    says = named();
    await pass(12);
    expect(await has()).toBe(null);
  },
);

test('a channel that falls silent after it said who is out has said it', async () => {
  says = named();
  await pass(1);
  says = async () => Promise.reject(new Error('slack is down'));
  await pass(12);
  expect(await has()).toBe(null);
});

test('what is restricted while a channel is silent stays with whoever it named last', async () => {
  await house.order('anna', number, { type: 'lift-restriction' });
  says = async () => Promise.reject(new Error('slack is down'));
  await pass(15);
  await house.order('anna', number, { type: 'restrict' });
  await pass(15);
  expect([await has(), await sees()]).toEqual(['Bea', false]);
  says = named();
  await pass(12);
  expect(await has()).toBe(null);
});
