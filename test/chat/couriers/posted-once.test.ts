import type { Server } from 'node:http';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Chats } from '../../../src/chat/couriers/chats.ts';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import type { ChatGateway } from '../../../src/chat/gateway.ts';
import { slackClient } from '../../../src/chat/slack/client.ts';
import { slackGateway } from '../../../src/chat/slack/gateway.ts';
import { tick } from '../../../src/desk/clock/tick.ts';
import { handle } from '../../../src/desk/handle.ts';
import { closeServer, listen, openHttp } from '../../../src/house/http.ts';
import { Blocked, Transient } from '../../../src/outbox/failure.ts';
import { slackWebApi } from '../../../src/sandbox/slack/web-api/web-api.ts';
import { saveAccount } from '../../../src/store/people/operators.ts';
import { card, receipt } from '../../../src/store/schema/cards.ts';
import { ping } from '../../../src/store/schema/clock.ts';
import { ticket as ticketTable } from '../../../src/store/schema/tickets.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { actorOf, type ChatPlatform, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs, moveTo, person, place } from '../../desk/clock/under-the-clock.ts';
import { classified, rome, ticketFrom } from '../../ticket/at-rome.ts';
import { bug } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';
import { muteGateway } from '../mute-gateway.ts';
import { anna, aWorkspace, channel, settingsFor } from '../slack/a-workspace.ts';

// The process dies after a platform has taken a message, and before that could be noted.

const own = ownDatabase();
const workspace = aWorkspace();
const few = [{ platform: 'slack' as const, channel: 'C0FEW' }];
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    destinations: [
      { platform: 'slack' as const, channel },
      { platform: 'teams' as const, channel: 'installed' },
    ],
    adminDestinations: [{ platform: 'slack' as const, channel }],
    restrictedDestinations: few,
    maySeeWords: circleSees({ channels: few, people: [] }),
  },
);
const arrived = '2026-11-24T09:00';

let dies = false;
async function unlessKilled<T>(posting: Promise<T>): Promise<T> {
  const posted = await posting;
  if (dies) throw new Error('the process dies here');
  return posted;
}

/** What Teams was sent: it takes everything, and lets nobody look. */
let sent: string[] = [];
let refuses: Error | null = null;
let meanwhile: () => Promise<unknown> = async () => {};
const { findCard: _, findIncidentCard: __, ...mute } = muteGateway('teams', { member: async () => null });
const teams: ChatGateway = {
  ...mute,
  postCard: async to => ({ channel: to, message: take('card') }),
  updateCard: async () => true,
  postLine: async () => take('line'),
  postList: async () => take('list'),
  postNotice: async () => {
    const posted = take('notice');
    await meanwhile();
    return posted;
  },
  postPrivately: async to => ({ channel: to, message: take('private') }),
};
function take(what: string): string {
  if (refuses) throw refuses;
  sent.push(what);
  if (dies) throw new Transient('Teams: its answer was lost');
  return `${what} ${sent.length}`;
}

let server: Server;
let slack: ChatGateway;
beforeAll(async () => {
  const web = openHttp();
  web.use('/api', slackWebApi(workspace));
  const listening = await listen(web, '127.0.0.1', 0);
  server = listening.server;
  const settings = settingsFor(`http://127.0.0.1:${listening.port}`);
  const real = slackGateway(settings, slackClient(settings));
  slack = {
    ...real,
    postLine: (...line) => unlessKilled(real.postLine(...line)),
    postList: (...list) => unlessKilled(real.postList(...list)),
    postNotice: (...notice) => unlessKilled(real.postNotice(...notice)),
    postPrivately: (...told) => unlessKilled(real.postPrivately(...told)),
  };
});
afterAll(() => closeServer(server));

let warned: unknown[] = [];
const log: Chats['log'] = { warn: (...line: unknown[]) => void warned.push(line) };
const couriers = () => chatCouriers(desk, { slack, teams }, speechIn('en'), log);

let number = 0;
let marco: Operator;
let keys = 0;
async function order(command: OperatorCommand): Promise<void> {
  keys += 1;
  const circumstances = { actor: actorOf(marco), origin: 'slack', key: `once${keys}` } as const;
  expect(await handle(desk, number, command, circumstances)).toMatchObject({ ok: true });
}
const said = () => (workspace.channel(channel)?.messages ?? []).filter(({ metadata }) => !isCard(metadata));
const isCard = (metadata?: { event_type: string }) => metadata?.event_type === 'sportello_card';
const textOf = (what: unknown) => JSON.stringify(what);

beforeEach(async () => {
  dies = false;
  refuses = null;
  meanwhile = async () => {};
  sent = [];
  warned = [];
  workspace.channel(channel)?.messages.splice(0);
  for (const table of [ping, card, receipt]) await desk.db.delete(table);
  await desk.db.update(ticketTable).set({ wakeAt: null, status: 'closed' });
  moveTo(desk, arrived);
  marco = await person(desk.db, 'Marco', 'manager');
  for (const platform of ['slack', 'teams'] as const)
    await saveAccount(desk.db, {
      ...{ platform, userId: anna, operatorId: marco.id, name: 'Marco', checkedAt: desk.clock() },
    });
  number = await anUrgentOne();
  await emptyOutbox(desk.db);
});

async function anUrgentOne(): Promise<number> {
  return await place(desk, {
    ...ticketFrom(arrived, [[arrived, classified(bug, 1)]]),
    subject: 'PAROLA non va',
  });
}

test('a card about somebody who was erased meanwhile is not posted; one that was on its way is taken away', async () => {
  const wish = async (nonce: string) =>
    await desk.db.execute(sql`insert into portal_wish (nonce, address, name, language, way, asked_at, state)
      values (${nonce}, ${`${nonce}@cliente.example`}, 'Ada', 'it', 'page', now(), 'asked')`);
  const gone = async () => await desk.db.execute(sql`delete from portal_wish`);
  const details = { address: 'ada@cliente.example', name: 'Ada', wish: '1' };
  const told = async (nonce: string) =>
    await couriers().notice?.({
      ...{ platform: 'teams', channel: 'installed', key: `portal:${nonce}`, subject: 'portal-asked' },
      details: { ...details, nonce },
    });
  await told('gone');
  expect(sent).toEqual([]);
  await wish('here');
  await told('here');
  expect(sent).toEqual(['notice']);
  await wish('going');
  meanwhile = gone;
  await told('going');
  expect(sent).toEqual(['notice', 'notice']);
  expect((await jobs(desk.db, 'unsay')).map(({ payload }) => payload)).toEqual([
    expect.objectContaining({ message: 'notice 2' }),
  ]);
  const keys = await desk.db.select({ key: receipt.key }).from(receipt);
  expect(keys).toEqual([{ key: 'notice:teams:installed:portal:here' }]);
});

type Told = () => Promise<void>;
const lines = async (platform: ChatPlatform): Promise<Told> => {
  await order({ type: 'add-note', text: 'PAROLA di Marco' });
  const { sequence = 0 } = (await eventsAfter(desk.db, number, 0)).at(-1) ?? {};
  const destination = platform === 'slack' ? channel : 'installed';
  return async () => await couriers().line({ ticket: number, platform, destination, sequence });
};
const calls = async (platform: ChatPlatform): Promise<Told> => {
  moveTo(desk, '2026-11-24T15:30');
  await tick(desk);
  const destination = platform === 'slack' ? channel : 'installed';
  const minute = rome('2026-11-24T15:30').toISOString();
  return async () => await couriers().ping({ platform, destination, minute });
};
const callsOfMany = async (platform: ChatPlatform): Promise<Told> => {
  for (let n = 0; n < 3; n += 1) await anUrgentOne();
  return await calls(platform);
};
const forecasts = async (platform: ChatPlatform): Promise<Told> => {
  const destination = platform === 'slack' ? channel : 'installed';
  const [at, until] = [rome('2026-11-24T09:00').toISOString(), rome('2026-11-25T09:00').toISOString()];
  return async () =>
    await couriers().bulletin({ platform, channel: destination, kind: 'forecast', at, until });
};
const notices = async (platform: ChatPlatform): Promise<Told> => {
  const details = { ticket: `#${number}`, sender: 'parola@cliente.example', subject: 'PAROLA' };
  const to = platform === 'slack' ? channel : 'installed';
  return async () =>
    await couriers().notice({ platform, channel: to, key: 'n', subject: 'complaint', details });
};
const private_ = async (platform: ChatPlatform): Promise<Told> => {
  const at = desk.clock().toISOString();
  return async () => await couriers().reminder({ operator: marco.id, ticket: number, platform, at });
};
const inChannels = [
  ['a line', lines],
  ['a call', calls],
  ['a call of several', callsOfMany],
  ['a forecast', forecasts],
  ['a notice', notices],
] as const;

test.each(inChannels)(
  '%s in Slack is found again, and noted instead of posted anew',
  async (_name, telling) => {
    const tell = await telling('slack');
    dies = true;
    await expect(tell()).rejects.toThrow('dies here');
    expect(said()).toHaveLength(1);
    dies = false;
    await tell();
    await tell();
    expect(said()).toHaveLength(1);
    expect(textOf(said())).toContain('PAROLA');
    // As it is noted it can be taken away.
    await order({ type: 'restrict' });
    for (const { payload } of await jobs(desk.db, 'hush')) await couriers().hush(payload);
    expect(textOf(said())).not.toContain(`#${number} PAROLA`);
    expect(textOf(said())).not.toContain('PAROLA di Marco');
    expect(warned).toEqual([]);
  },
);

test.each(inChannels)(
  '%s in Slack that became restricted meanwhile is found again, and taken away',
  async (_name, telling) => {
    const tell = await telling('slack');
    dies = true;
    await expect(tell()).rejects.toThrow('dies here');
    dies = false;
    await order({ type: 'restrict' });
    // Those who take away come first, and know nothing of it.
    const first = await jobs(desk.db, 'hush');
    await emptyOutbox(desk.db);
    for (const { payload } of first) await couriers().hush(payload);
    expect(textOf(said())).toContain('PAROLA');
    await tell();
    for (const { payload } of await jobs(desk.db, 'hush')) await couriers().hush(payload);
    expect(textOf(said())).not.toContain(`#${number} PAROLA`);
    expect(textOf(said())).not.toContain('PAROLA di Marco');
    expect(said().length).toBeLessThanOrEqual(1);
  },
);

test('what fell due between the two tries is told in a message of its own', async () => {
  const tell = await calls('slack');
  dies = true;
  await expect(tell()).rejects.toThrow('dies here');
  dies = false;
  const other = await anUrgentOne();
  await tick(desk);
  await tell();
  expect(said()).toHaveLength(2);
  expect(textOf(said()[0])).toContain(`#${number}`);
  expect(textOf(said()[1])).toContain(`#${other}`);
  expect(textOf(said()[1])).not.toContain(`#${number}`);
});

test.each([...inChannels, ['a private message', private_]] as const)(
  '%s in Teams, where nobody can look, is posted again, and the log says so',
  async (_name, telling) => {
    await couriers().card({ ticket: number, platform: 'teams', destination: 'installed' });
    const tell = await telling('teams');
    dies = true;
    await expect(tell()).rejects.toThrow('lost');
    dies = false;
    await tell();
    await tell();
    const [card, ...told] = sent;
    expect([card, told.length, new Set(told).size]).toEqual(['card', 2, 1]);
    expect(warned).toEqual([[{ room: 'chat', platform: 'teams' }, expect.stringContaining('posted again')]]);
  },
);

test.each([
  ['a line', lines],
  ['a forecast', forecasts],
  ['a call of several', callsOfMany],
  ['a private message', private_],
] as const)('%s that Teams has refused is no second one afterwards', async (_name, telling) => {
  const tell = await telling('teams');
  refuses = new Blocked('BotNotInConversationRoster');
  await expect(tell()).rejects.toThrow('Roster');
  refuses = null;
  await tell();
  expect(sent.filter(what => what !== 'card')).toHaveLength(1);
  expect(warned).toEqual([]);
});

test('a card in Teams is posted again, and the log says so; one that was refused is not', async () => {
  const draw = async () =>
    await couriers().card({ ticket: number, platform: 'teams', destination: 'installed' });
  refuses = new Blocked('BotNotInConversationRoster');
  await expect(draw()).rejects.toThrow('Roster');
  refuses = null;
  dies = true;
  await expect(draw()).rejects.toThrow('lost');
  expect(warned).toEqual([]);
  dies = false;
  await draw();
  expect(sent).toEqual(['card', 'card']);
  expect(warned).toHaveLength(1);
  await draw();
  expect([sent.length, warned.length]).toEqual([2, 1]);
});
