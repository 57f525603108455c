import { beforeEach, expect, test } from 'vitest';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import type { CardPlace, ChatGateway } from '../../../src/chat/gateway.ts';
import { Blocked } from '../../../src/outbox/failure.ts';
import { incidentCardAt } from '../../../src/store/incidents/cards.ts';
import { anIncidentDesk } from '../../desk/incidents/an-incident-desk.ts';
import { speechIn } from '../a-moment.ts';
import { muteGateway } from '../mute-gateway.ts';

const { desk, incidentWith } = anIncidentDesk();
const destination = 'C0SUPPORT';
let cards: Map<string, number>;
/** So often the platform says that there is no such message. */
let missing = 0;
let away: Error | null = null;

const slack: ChatGateway = {
  ...muteGateway('slack', { member: async () => null }),
  postIncident: async channel => {
    if (away) throw away;
    const message = `m${cards.size + 1}`;
    cards.set(message, 0);
    return { channel, message };
  },
  updateIncident: async ({ message }: CardPlace) => {
    if (missing > 0) {
      missing -= 1;
      return false;
    }
    const drawn = cards.get(message);
    if (drawn === undefined) return false;
    cards.set(message, drawn + 1);
    return true;
  },
  findIncidentCard: async () => null,
};
const draw = async (incident: number) =>
  await chatCouriers(desk, { slack }, speechIn('it'))['incident-card']({
    incident,
    platform: 'slack',
    destination,
  });

beforeEach(() => {
  cards = new Map();
  missing = 0;
  away = null;
});

test('one edit that is answered by mistake makes no second card', async () => {
  const { id } = await incidentWith();
  await draw(id);
  missing = 1;
  await draw(id);
  expect([...cards]).toEqual([['m1', 1]]);
});

test('one that is gone has another in its place', async () => {
  const { id } = await incidentWith();
  await draw(id);
  missing = 2;
  await draw(id);
  await draw(id);
  expect([...cards]).toEqual([
    ['m1', 0],
    ['m2', 1],
  ]);
});

test('a channel that is not there for a while has one card afterwards: the old one', async () => {
  const { id } = await incidentWith();
  await draw(id);
  missing = 2;
  away = new Blocked('ConversationNotFound');
  await expect(draw(id)).rejects.toThrow(Blocked);
  away = null;
  await draw(id);
  expect([...cards]).toEqual([['m1', 1]]);
  expect(await incidentCardAt(desk.db, { incident: id, platform: 'slack', destination })).toMatchObject({
    message: 'm1',
  });
});
