import { beforeEach, expect, test } from 'vitest';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import type { ChatGateway } from '../../../src/chat/gateway.ts';
import { nothing } from '../../../src/chat/nothing.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import {
  noteWordsShown,
  personAs,
  sweepWordsShown,
  wordsShownIn,
} from '../../../src/store/chats/words-shown.ts';
import { enrolOperator, saveAccount } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { actorOf, type ChatPlatform, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs } from '../../desk/clock/under-the-clock.ts';
import { billable } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';
import { muteGateway } from '../mute-gateway.ts';

// What stands anywhere of a request, beside its card, when few may see it from then on.

const own = ownDatabase();
const few = { platform: 'slack' as const, channel: 'C0FEW' };
const bills = { platform: 'slack' as const, channel: 'C0BILLS' };
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    routes: [{ categories: [billable], priorities: [], to: [bills] }],
    restrictedDestinations: [few],
    maySeeWords: circleSees({ channels: [few], people: [] }),
  },
);

/** By platform and message, what can be read there. */
let readable: Map<string, string>;
let posted = 0;
const gatewayOf = (platform: ChatPlatform): ChatGateway => {
  const post = (channel: string, said: unknown) => {
    posted += 1;
    readable.set(`${platform} ${channel} m${posted}`, JSON.stringify(said));
    return `m${posted}`;
  };
  return {
    ...muteGateway(platform, { member: async () => null }),
    postCard: async (channel, card) => ({ channel, message: post(channel, card) }),
    updateCard: async () => true,
    postLine: async ({ channel }, line) => post(channel, line),
    postNotice: async (channel, notice) => post(channel, notice),
    postPrivately: async (userId, message) => {
      const channel = `chat with ${userId}`;
      return { channel, message: post(channel, message) };
    },
    takeBackPrivately: async ({ channel, message }) => readable.delete(`${platform} ${channel} ${message}`),
    takeAway: async ({ channel, message }) => readable.delete(`${platform} ${channel} ${message}`),
    leaveLine: async ({ channel, message }, thread, { text }) => {
      readable.set(`${platform} ${channel} ${message}`, `${text} ${thread?.message ?? ''}`);
      return true;
    },
  };
};
const gateways = { slack: gatewayOf('slack'), teams: gatewayOf('teams') };
const couriers = chatCouriers(desk, gateways, speechIn('en'));
const door = deskDoor(desk, gateways, speechIn('en'), () => ({
  attachment: async () => '',
  original: async () => null,
}));

let number = 0;
let people: Record<'anna' | 'marco', Operator>;
let keys = 0;
async function order(by: Operator, command: OperatorCommand): Promise<void> {
  keys += 1;
  const circumstances = { actor: actorOf(by), origin: 'slack', key: `k${keys}` } as const;
  expect(await handle(desk, number, command, circumstances)).toMatchObject({ ok: true });
}

/** Everything that was written down for these couriers, as the outbox would. */
async function carry(...tasks: ('hush' | 'hush-alone' | 'watcher' | 'line')[]): Promise<void> {
  // Some say first for whom each is to be carried.
  for (const task of [...tasks, ...tasks])
    for (const { payload } of await jobs(desk.db, task)) await couriers[task](payload);
  await emptyOutbox(desk.db);
}

beforeEach(async () => {
  readable = new Map();
  const enrol = async (name: string, role: 'admin' | 'operator') => {
    const person = await enrolOperator(desk.db, { email: `${name}@desk.example`, name, role });
    const account = { operatorId: person.id, name, checkedAt: desk.clock() };
    for (const platform of ['slack', 'teams'] as const)
      await saveAccount(desk.db, { platform, userId: `U-${name}`, ...account });
    return person;
  };
  people = { anna: await enrol('anna', 'admin'), marco: await enrol('marco', 'operator') };
  const text = `PAROLA non va ${crypto.randomUUID()}`;
  const taken = await takeIn(desk, anEmail({ subject: 'PAROLA', text }));
  number = taken.outcome === 'opened' ? taken.ticket : 0;
  await emptyOutbox(desk.db);
});

const shows = () => [...readable].filter(([, said]) => said.includes('PAROLA')).map(([where]) => where);

test('the answer to a mention goes, in whose thread it stands; one that names others stays', async () => {
  const where = {
    kind: 'channel',
    channel: '19:a',
    destination: 'installed',
    message: null,
    isCard: false,
  } as const;
  const answer = { ...nothing, title: 'Queue', text: `#${number} PAROLA` };
  readable.set('teams installed m-aloud', 'PAROLA');
  readable.set('teams installed m-other', 'another PAROLA');
  await door.answeredAloud('teams', where, { message: 'm-aloud', within: 'root' }, answer);
  await door.answeredAloud(
    'teams',
    where,
    { message: 'm-other', within: 'root' },
    { ...answer, text: '#999999999' },
  );
  await order(people.marco, { type: 'restrict' });
  await carry('hush');
  expect(shows()).toEqual(['teams installed m-other']);
  expect(readable.get('teams installed m-aloud')).toMatch(/^Taken away.* root$/);
  // One that was drawn as it was restricted is found too, one that was drawn without its words is left alone.
  readable.set('teams installed m-late', 'PAROLA');
  await door.answeredAloud('teams', where, { message: 'm-late', within: null }, answer);
  await carry('hush');
  expect(shows()).toEqual(['teams installed m-other']);
  desk.advance(120_000);
  readable.set('teams installed m-blank', 'Restricted ticket');
  await door.answeredAloud('teams', where, { message: 'm-blank', within: null }, answer);
  expect(await jobs(desk.db, 'hush')).toEqual([]);
});

test('what nobody else heard is not noted: an answer in private', async () => {
  const where = {
    kind: 'channel',
    channel: '19:a',
    destination: 'installed',
    message: null,
    isCard: false,
    isPrivate: true,
  } as const;
  await door.answeredAloud(
    'teams',
    where,
    { message: 'm-private', within: null },
    { ...nothing, text: `#${number}` },
  );
  expect(
    await wordsShownIn(desk.db, { ticket: number, platform: 'teams', destination: 'installed' }),
  ).toEqual([]);
});

test('lines where its card lay before, and the admins’ notices', async () => {
  const at = { ticket: number, platform: 'slack' } as const;
  await order(people.marco, { type: 'add-note', text: 'PAROLA di Marco' });
  const { sequence = 0 } = (await eventsAfter(desk.db, number, 0)).at(-1) ?? {};
  await couriers.card({ ...at, destination: 'C0SUPPORT' });
  await couriers.line({ ...at, destination: 'C0SUPPORT', sequence });
  // It is of another channel from now on.
  await order(people.marco, { type: 'classify', category: billable, priority: 3 });
  const details = { ticket: `#${number}`, sender: 'parola@cliente.example', subject: 'PAROLA' };
  await couriers.notice({ platform: 'slack', channel: 'C0ADMINS', key: 'n', subject: 'complaint', details });
  await emptyOutbox(desk.db);
  expect(shows().length).toBe(3);
  await order(people.marco, { type: 'restrict' });
  await carry('hush');
  // Its card is drawn anew by another courier.
  expect(shows()).toEqual([expect.stringContaining('C0SUPPORT')]);
  expect(shows().map(where => readable.get(where))).toEqual([expect.stringContaining('"excerpt"')]);
});

test('what single people were told goes where they may not see it, and stays where they may', async () => {
  for (const person of [people.anna, people.marco]) await order(person, { type: 'watch', on: 'teams' });
  await emptyOutbox(desk.db);
  await order(people.marco, { type: 'add-note', text: 'PAROLA di Marco' });
  await order(people.anna, { type: 'add-note', text: 'PAROLA di Anna' });
  await carry('watcher');
  expect(shows().toSorted()).toEqual([
    expect.stringContaining('chat with U-anna'),
    expect.stringContaining('chat with U-marco'),
  ]);
  await order(people.anna, { type: 'restrict' });
  await carry('hush-alone');
  expect(shows()).toEqual([expect.stringContaining('chat with U-anna')]);
  const marcos = { ticket: number, platform: 'teams', destination: personAs(people.marco.id) } as const;
  expect(await wordsShownIn(desk.db, marcos)).toEqual([]);
  // Whoever may not see it is told nothing more.
  await order(people.anna, { type: 'add-note', text: 'PAROLA ancora' });
  await carry('watcher');
  expect(shows().every(where => where.includes('U-anna'))).toBe(true);
});

test('what nobody scrolls back to is forgotten after half a year, and no sooner', async () => {
  const where = { ticket: number, platform: 'slack', destination: 'C0SUPPORT' } as const;
  await noteWordsShown(desk.db, where, { message: 'm-old', within: null }, [number]);
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  await sweepWordsShown(desk.db, days(179));
  expect(await wordsShownIn(desk.db, where)).toEqual([{ message: 'm-old', within: null }]);
  await sweepWordsShown(desk.db, days(181));
  expect(await wordsShownIn(desk.db, where)).toEqual([]);
});
