import { beforeEach, expect, test } from 'vitest';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { handle } from '../../../src/desk/handle.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { saveReminder } from '../../../src/store/clock/reminders.ts';
import { saveAccount } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import type { ChatPlatform } from '../../../src/ticket/words.ts';
import { aPressedDesk } from '../press/a-pressed-desk.ts';

const told: string[] = [];
const house = aPressedDesk(
  {},
  {
    postPrivately: async (userId, message) => {
      told.push(`${userId}: ${JSON.stringify(message)}`);
      return null;
    },
  },
);
const { desk, by, person, opened } = house;
const couriers = chatCouriers(desk, house.gateways, house.speech);

/** Anna is there under an account of her own on each of these platforms. */
async function annaIs(...on: ChatPlatform[]): Promise<number> {
  await house.known('Anna', 'Bea');
  const { id, name } = await person('Anna');
  for (const platform of ['slack', 'teams'] as const)
    await saveAccount(desk.db, {
      ...{ platform, userId: platform === 'slack' ? 'Anna' : 'T-Anna', operatorId: id, name },
      ...{ checkedAt: desk.clock(), goneAt: on.includes(platform) ? null : desk.clock() },
    });
  return id;
}
beforeEach(() => told.splice(0));

test.each<[ChatPlatform[], string]>([
  [['slack', 'teams'], 'Anna'],
  [['teams'], 'T-Anna'],
])('of a reminder and of what they watch, set in Slack, they hear where they are: %s', async (on, userId) => {
  await annaIs('slack', 'teams');
  const number = await opened();
  await handle(desk, number, { type: 'watch', on: 'slack' }, await by('Anna'));
  const id = await annaIs(...on);
  await handle(desk, number, { type: 'add-note', text: 'Sentito il cliente.' }, await by('Bea'));
  const sequence = (await eventsAfter(desk.db, number, 0)).at(-1)?.sequence;
  const at = desk.clock();
  await saveReminder(desk.db, { operatorId: id, ticket: number, platform: 'slack', note: 'Richiama', at });
  const set = { ticket: number, operator: id, platform: 'slack' as const };
  for (const _ of ['once', 'again']) {
    await couriers.watcher({ ...set, sequence });
    await couriers.reminder({ ...set, at: at.toISOString() });
  }
  expect(told).toEqual([
    expect.stringMatching(new RegExp(`^${userId}: .*#${number}`, 's')),
    expect.stringMatching(new RegExp(`^${userId}: .*#${number}.*Richiama`, 's')),
  ]);
});

test('a reminder of what was merged rings of what it goes on in', async () => {
  const id = await annaIs('slack', 'teams');
  const [first, second] = [await opened(), await opened()];
  const at = desk.clock();
  await saveReminder(desk.db, { operatorId: id, ticket: first, platform: 'slack', note: 'Richiama', at });
  await mergeTickets(desk, first, second, await by('Bea'));
  await couriers.reminder({ ticket: first, operator: id, platform: 'slack', at: at.toISOString() });
  expect(told).toEqual([expect.stringMatching(new RegExp(`#${second}.*Richiama`, 's'))]);
});
