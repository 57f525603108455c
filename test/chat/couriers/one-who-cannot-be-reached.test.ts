import { beforeAll, beforeEach, expect, test } from 'vitest';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import type { CardPlace, ChatGateway } from '../../../src/chat/gateway.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { Blocked, Permanent, Transient } from '../../../src/outbox/failure.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { admittedSeeAll } from '../../../src/ticket/sight/sight.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs, person } from '../../desk/clock/under-the-clock.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

// What few may see is taken from everybody else, whoever of them cannot be reached, and whatever a platform says by mistake.

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const word = 'Falla nel portale';
/** By chat and message, what stands there. */
const standing = new Map<string, string>();
/** What the platform says of a chat, or of one message in it. */
let faults: Record<string, Error>;
/** Messages that are said to be gone, so many times. */
let missing: Record<string, number>;

const teams: ChatGateway = {
  ...muteGateway('teams', {
    member: async userId => ({
      userId,
      name: userId,
      email: `${userId.toLowerCase()}@x.example`,
      inOperatorsChannel: true,
    }),
  }),
  takeBackPrivately: async place => await takes(place),
};
const at = ({ channel, message }: CardPlace) => `${channel} ${message}`;
async function takes(place: CardPlace): Promise<boolean> {
  const fault = faults[place.channel] ?? faults[at(place)];
  if (fault) throw fault;
  const times = missing[at(place)] ?? 0;
  if (times > 0) {
    missing[at(place)] = times - 1;
    return false;
  }
  return standing.delete(at(place));
}

const links = { attachment: async () => '', original: async () => null };
const door = deskDoor(desk, { teams }, speechIn('it'), () => links);
const couriers = chatCouriers(desk, { teams }, speechIn('it'));
let bea: Operator;
let number = 0;

async function asks(userId: string, message: string): Promise<void> {
  const asker = { platform: 'teams' as const, userId };
  const answer = await door.command(asker, 'coda', alone, crypto.randomUUID());
  if (!answer) throw new Error('no answer');
  standing.set(at({ channel: `a:${userId}`, message }), JSON.stringify(answer));
  await door.answeredAlone(asker, { channel: `a:${userId}`, message }, answer);
}

/** Looks whom it concerns, and deals with each, as the outbox would. @returns what each said */
async function carried(): Promise<string[]> {
  await couriers['hush-alone']({ ticket: number });
  const each = (await jobs(desk.db, 'hush-alone')).filter(({ payload }) => 'of' in payload);
  const said: string[] = [];
  for (const { payload } of each)
    await couriers['hush-alone'](payload).catch((error: Error) => said.push(error.name));
  return said;
}
const shows = () => [...standing].filter(([, said]) => said.includes(word)).map(([where]) => where);

beforeAll(async () => {
  bea = await person(desk.db, 'Bea');
});
beforeEach(async () => {
  standing.clear();
  faults = {};
  missing = {};
  desk.maySeeWords = admittedSeeAll;
  const opened = await takeIn(desk, anEmail({ subject: word, messageId: `<${crypto.randomUUID()}@x>` }));
  number = opened.outcome === 'opened' ? opened.ticket : 0;
  for (const userId of ['ANNA', 'CARLO', 'DINA']) await asks(userId, '1');
  await asks('ANNA', '2');
  desk.maySeeWords = circleSees({ channels: [], people: ['giulia@x.example', 'bea@x.example'] });
  await handle(desk, number, { type: 'restrict' }, { actor: actorOf(bea), origin: 'teams', key: null });
  await emptyOutbox(desk.db);
});

test.each([
  ['has blocked the app', new Blocked('ConversationBlockedByUser')],
  ['has removed the app', new Blocked('BotNotInConversationRoster')],
  ['has a chat that is refused for good', new Permanent('no')],
  ['is asked about too often', new Transient('slow down', { retryAfterSeconds: 9 })],
])('one who %s keeps nothing in anybody else’s chat', async (_how, fault) => {
  faults = { 'a:ANNA': fault };
  expect(await carried()).toEqual([fault.name]);
  expect(shows().toSorted()).toEqual(['a:ANNA 1', 'a:ANNA 2']);
  faults = {};
  expect(await carried()).toEqual([]);
  expect(shows()).toEqual([]);
});

test('one message that is refused keeps no other one; what may pass is tried again before what is given up', async () => {
  faults = { 'a:ANNA 1': new Permanent('no'), 'a:ANNA 2': new Transient('the wire is broken') };
  expect(await carried()).toEqual(['Transient']);
  expect(shows().toSorted()).toEqual(['a:ANNA 1', 'a:ANNA 2']);
  delete faults['a:ANNA 2'];
  expect(await carried()).toEqual(['Permanent']);
  expect(shows()).toEqual(['a:ANNA 1']);
});

test('of a thousand edits one is said by mistake to be of nothing: it is looked for once more', async () => {
  missing = { 'a:CARLO 1': 1, 'a:DINA 1': 2 };
  standing.delete('a:DINA 1');
  expect(await carried()).toEqual([]);
  expect(shows()).toEqual([]);
  // What is gone is believed to be, and not looked for for ever.
  expect(await carried()).toEqual([]);
  await emptyOutbox(desk.db);
  await couriers['hush-alone']({ ticket: number });
  expect(await jobs(desk.db, 'hush-alone')).toEqual([]);
});
