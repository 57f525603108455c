import { beforeAll, beforeEach, expect, test } from 'vitest';
import { pingCard } from '../../src/chat/pings.ts';
import { handle } from '../../src/desk/handle.ts';
import { tick } from '../../src/desk/tick.ts';
import { saveAccount } from '../../src/store/operators.ts';
import { untoldPings } from '../../src/store/pings.ts';
import { ping as pingTable, ticket as table } from '../../src/store/schema.ts';
import type { Operator } from '../../src/ticket/words.ts';
import { ownDatabase } from '../database.ts';
import { aDesk } from '../desk/a-desk.ts';
import { moveTo, person, place } from '../desk/under-the-clock.ts';
import { classified, ticketFrom } from '../ticket/at-rome.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const arrived = '2026-11-24T09:00';
let marco: Operator;

beforeAll(async () => {
  const giulia = await person(desk.db, 'Giulia', 'manager');
  marco = await person(desk.db, 'Marco');
  for (const { id, name } of [giulia, marco])
    await saveAccount(desk.db, {
      platform: 'slack',
      userId: `U0${name}`,
      operatorId: id,
      name,
      checkedAt: desk.clock(),
    });
});
beforeEach(async () => {
  await desk.db.update(table).set({ wakeAt: null });
  await desk.db.delete(pingTable);
  moveTo(desk, arrived);
});

async function cardAt(when: string) {
  moveTo(desk, when);
  await tick(desk);
  const calls = await untoldPings(desk.db, {
    platform: 'slack',
    destination: 'C0SUPPORT',
    minute: desk.clock(),
  });
  return await pingCard(desk, 'slack', calls, { language: 'en', zone: 'Europe/Rome' });
}

test('a ticket told of for both its promises in one minute calls the managers and the channel', async () => {
  const number = await place(desk, ticketFrom(arrived, [[arrived, classified('bug', 1)]]));
  await cardAt('2026-11-24T15:30');
  const ping = await cardAt('2026-11-24T16:30');
  expect(ping?.tickets).toEqual([number]);
  expect(ping?.card).toMatchObject({ tone: 'alarm', callsChannel: true });
  expect(ping?.card.mentions.map(({ userId }) => userId)).toContain('U0Giulia');
  expect(ping?.card.items).toHaveLength(1);
  expect(ping?.card.items[0]?.lines.at(-1)).toMatch(
    /you are a manager.*nobody has it|nobody has it.*you are a manager/,
  );
});

test('nobody is called for a promise that was kept meanwhile', async () => {
  const number = await place(desk, ticketFrom(arrived, [[arrived, classified('bug', 1)]]));
  moveTo(desk, '2026-11-24T09:45');
  await tick(desk);
  await handle(
    desk,
    number,
    { type: 'claim' },
    { actor: { kind: 'operator', ...marco }, origin: 'slack', key: null },
  );
  expect(await cardAt('2026-11-24T09:45')).toBeNull();
});

test('nor for a resolution that stands still by now', async () => {
  const taken = {
    assignee: { id: marco.id, name: 'Marco' },
    status: 'assigned' as const,
    claimedAt: desk.clock(),
  };
  const number = await place(desk, { ...ticketFrom(arrived, [[arrived, classified('bug', 1)]]), ...taken });
  moveTo(desk, '2026-11-24T16:30');
  await tick(desk);
  await handle(
    desk,
    number,
    { type: 'ask-clarification', text: 'Quale versione?' },
    { actor: { kind: 'operator', ...marco }, origin: 'slack', key: null },
  );
  expect(await cardAt('2026-11-24T16:30')).toBeNull();
});
