import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { goAway } from '../../../src/desk/away/go-away.ts';
import { liveAbsences } from '../../../src/desk/away/live-absences.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { beginPosting, notePlace } from '../../../src/store/chats/cards.ts';
import { absence } from '../../../src/store/schema/people.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { actorOf, type ChatPlatform } from '../../../src/ticket/words.ts';
import { anEmail } from '../../desk/a-desk.ts';
import { idOf } from '../../desk/given-out.ts';
import { rome } from '../../ticket/at-rome.ts';
import { aPressedDesk } from '../press/a-pressed-desk.ts';

// Anna has the request and is away; Bea stands in for her, Carla for Bea. Gino manages; Anna and Marta see what few may see.
const few = (['slack', 'teams'] as const).map(platform => ({ platform, channel: 'C0FEW' }));
const mentioned: string[][] = [];
const told: { userId: string; text: string }[] = [];
const house = aPressedDesk(
  {
    access: {
      kind: 'channel',
      listed: new Map([['gino@interzen.example', { name: 'Gino', role: 'manager' }]]),
    },
    maySeeWords: circleSees({ channels: few, people: ['anna@interzen.example', 'marta@interzen.example'] }),
    restrictedDestinations: few,
  },
  {
    postLine: async (_, { mentions }) => {
      mentioned.push(mentions.map(({ userId }) => userId).toSorted());
      return '9.9';
    },
    postPrivately: async (userId, message) => {
      told.push({ userId, text: JSON.stringify(message) });
      return { channel: `D${userId}`, message: '1.1' };
    },
  },
);
const { desk, by, person } = house;
const couriers = chatCouriers(desk, house.gateways, house.speech);
const everybody = ['Anna', 'Bea', 'Carla', 'Gino', 'Marta'];
let number = 0;

beforeAll(async () => {
  for (const platform of ['slack', 'teams'] as const)
    for (const name of everybody) await house.press(name, 'card', 0, { platform });
});
beforeEach(async () => {
  await desk.db.delete(absence);
  desk.absences = liveAbsences();
  number = await house.opened();
  await order('Anna', { type: 'claim' });
  mentioned.length = 0;
  told.length = 0;
});

const order = async (name: string, command: OperatorCommand) => {
  const done = await handle(desk, number, command, await by(name));
  if (!done.ok) throw new Error(JSON.stringify(done));
};
async function isAway(name: string, substitute: string | null): Promise<void> {
  const who = await person(name);
  const instead = substitute === null ? null : await person(substitute);
  const wish = { operator: who, from: null, until: rome('2027-03-01T09:00'), substitute: instead };
  const done = await goAway(desk, wish, { actor: actorOf(who), origin: 'slack' });
  expect(done.ok).toBe(true);
}
const writesAgain = async () => await takeIn(desk, anEmail({ inReplyTo: [await idOf(desk, number, 2)] }));
const last = async (type: string) =>
  (await eventsAfter(desk.db, number, 0)).findLast(({ event }) => event.type === type)?.sequence ?? 0;

describe.each(['slack', 'teams'] as const)('on %s', platform => {
  /** Whom the line calls that an event has in a card's thread. */
  async function called(
    type: string,
    destination = platform === 'slack' ? 'C0SUPPORT' : 'installed',
  ): Promise<string[]> {
    const key = { ticket: number, platform, destination } as const;
    await beginPosting(desk.db, key, desk.clock());
    await notePlace(desk.db, key, { channel: destination, message: `${number}.1` }, '');
    await couriers.line({ ...key, sequence: await last(type) });
    return mentioned.pop() ?? [];
  }

  test.each<[string, [string, string | null][], string[]]>([
    ['who is here is called themselves', [], ['Anna']],
    ['who stands in', [['Anna', 'Bea']], ['Bea']],
    [
      'where that one is away too, the next',
      [
        ['Anna', 'Bea'],
        ['Bea', 'Carla'],
      ],
      ['Carla'],
    ],
    ['where nobody stands in, who manages', [['Anna', null]], ['Gino']],
  ])('of the line of a customer’s answer: %s', async (_, absent, expected) => {
    for (const [name, substitute] of absent) await isAway(name, substitute);
    await writesAgain();
    expect(await called('message-received')).toEqual(expected);
  });

  test('of what few may see, those of them who are here: who stands in is not among them', async () => {
    await isAway('Anna', 'Bea');
    await order('Marta', { type: 'restrict' });
    await writesAgain();
    expect(await called('message-received', 'C0FEW')).toEqual(['Marta']);
    // Where all read it, the line is not told.
    expect(await called('message-received')).toEqual([]);
  });

  test('who is given a request while they are away: who stands in is, unless they did it themselves', async () => {
    await isAway('Anna', 'Bea');
    const { id, name } = await person('Anna');
    for (const [who, expected] of [
      ['Carla', ['Bea']],
      ['Bea', []],
    ] as const) {
      await order('Gino', { type: 'reassign', to: await person(who) });
      await order(who, { type: 'reassign', to: { id, name } });
      expect(await called('reassigned')).toEqual(expected);
    }
  });

  describe('who watches a request and is away', () => {
    async function watched(by: string, type = 'note-added'): Promise<string[]> {
      await order(by, { type: 'add-note', text: 'Sentito il cliente.' });
      const payload = { ticket: number, sequence: await last(type), platform };
      for (const { id } of (await house.now(number))?.watchers ?? [])
        for (const _ of ['once', 'again']) await couriers.watcher({ ...payload, operator: id });
      return told
        .splice(0)
        .map(({ userId, text }) => `${userId}${text.includes('per conto di') ? ' for' : ''}`);
    }
    const watches = (name: string, on: ChatPlatform = platform) =>
      house.press(name, 'watch', number, { platform: on });

    test('hears nothing: who stands in does, once, and for whom', async () => {
      await watches('Anna');
      expect(await watched('Carla')).toEqual(['Anna']);
      await isAway('Anna', 'Bea');
      await order('Carla', { type: 'add-note', text: 'x' });
      await order('Carla', { type: 'add-note', text: 'Sentito.' });
      const [anna] = (await house.now(number))?.watchers ?? [];
      await couriers.watcher({
        ticket: number,
        sequence: await last('note-added'),
        operator: anna?.id,
        platform,
      });
      expect(told.map(({ userId }) => userId)).toEqual(['Bea']);
      expect(told[0]?.text).toContain('Anna');
    });

    test('who stands in is not told of what they did, nor twice where they watch it, too', async () => {
      await watches('Anna');
      await isAway('Anna', 'Bea');
      expect(await watched('Bea')).toEqual([]);
      await watches('Bea');
      expect(await watched('Carla')).toEqual(['Bea']);
    });

    test('and of what few may see nobody is told who is not among them', async () => {
      await watches('Anna');
      await isAway('Anna', 'Bea');
      await order('Marta', { type: 'restrict' });
      expect(await watched('Marta')).toEqual([]);
    });
  });
});
