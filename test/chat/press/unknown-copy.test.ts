import { beforeEach, expect, test } from 'vitest';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import type { ChatGateway } from '../../../src/chat/gateway.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { Blocked } from '../../../src/outbox/failure.ts';
import { card as cardTable } from '../../../src/store/schema/cards.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { actorOf, type ChatPlatform, chatPlatforms, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs, person } from '../../desk/clock/under-the-clock.ts';
import { ticketAt } from '../../desk/given-out.ts';
import { billable } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';
import { muteGateway } from '../mute-gateway.ts';

// A card that was posted and never noted (a process killed in between, where nobody can look for it) is known by a press on it.

const own = ownDatabase();
const channels = { slack: 'C0SUPPORT', teams: 'installed' };
const bills = { slack: 'C0BILLS', teams: '19:bills' };
const admins = { slack: 'C0ADMINS', teams: '19:admins' };
const inAll = (of: Record<ChatPlatform, string>) =>
  chatPlatforms.map(platform => ({ platform, channel: of[platform] }));
const few = inAll({ slack: 'C0FEW', teams: '19:few' });
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    routes: [{ categories: [billable], priorities: [], to: inAll(bills) }],
    restrictedDestinations: few,
    adminDestinations: inAll(admins),
    maySeeWords: circleSees({ channels: few, people: [] }),
  },
);

/** What lies where, as it can be read there. */
let readable: Map<string, string>;
let posted = 0;
const gatewayOf = (platform: ChatPlatform): ChatGateway => {
  const draw = (channel: string, message: string, said: unknown) => {
    readable.set(`${platform} ${channel} ${message}`, JSON.stringify(said));
    return { channel, message };
  };
  return {
    ...muteGateway(platform, {
      member: async name => ({
        ...{ userId: name, name, email: `${name.toLowerCase()}@x.example` },
        inOperatorsChannel: true,
      }),
    }),
    postCard: async (channel, card) => {
      posted += 1;
      return draw(channel, `m${posted}`, card);
    },
    updateCard: async ({ channel, message }, card) => draw(channel, message, card) !== null,
    leaveLine: async ({ channel, message }, _thread, { text }) => draw(channel, message, text) !== null,
    findCard: async () => null,
  };
};
const gateways = { slack: gatewayOf('slack'), teams: gatewayOf('teams') };
const speech = speechIn('en');
const couriers = chatCouriers(desk, gateways, speech);
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, gateways, speech, links);

let number = 0;
let keys = 0;
let marco: Operator;
let anna: Operator;
const message = () => `lost${number}`;
const key = () => `unknown-copy-${++keys}`;

async function order(command: OperatorCommand, by = marco): Promise<void> {
  const circumstances = { actor: actorOf(by), origin: 'slack', key: key() } as const;
  expect(await handle(desk, number, command, circumstances)).toMatchObject({ ok: true });
}

async function carry(): Promise<void> {
  for (const task of ['card', 'leave'] as const)
    for (const { payload } of await jobs(desk.db, task)) await couriers[task](payload);
  await emptyOutbox(desk.db);
}

/** A copy lies there of which the desk knows nothing. */
function lost(platform: ChatPlatform, channel: string): string {
  const where = `${platform} ${channel} ${message()}`;
  readable.set(where, 'PAROLA');
  return where;
}

async function press(platform: ChatPlatform, channel: string, nonce?: string): Promise<PressAnswer> {
  const ticket = await ticketAt(desk, number);
  return await door.press(
    {
      ...{ platform, userId: 'Marco', verb: 'claim', step: 'press', ticket: number },
      ...{ nonce: nonce ?? ticket.nonce, version: ticket.version, inputs: {}, key: key() },
    },
    { kind: 'channel', channel, destination: channel, message: message(), isCard: true },
  );
}

beforeEach(async () => {
  readable = new Map();
  marco = await person(desk.db, 'Marco', 'manager');
  anna = await person(desk.db, 'Anna', 'admin');
  const text = `PAROLA non va ${crypto.randomUUID()}`;
  const taken = await takeIn(desk, anEmail({ subject: 'PAROLA', text }));
  number = taken.outcome === 'opened' ? taken.ticket : 0;
  await carry();
});

const placesOfCards = async () =>
  (await desk.db.select().from(cardTable)).map(({ platform, message }) => `${platform} ${message}`);

test.each(chatPlatforms)(
  '%s: in the request’s channel it loses the words of what few may see, though the press is refused',
  async platform => {
    const copy = lost(platform, channels[platform]);
    await order({ type: 'restrict' });
    await carry();
    expect(readable.get(copy)).toBe('PAROLA');
    expect((await press(platform, channels[platform])).kind).not.toBe('done');
    await carry();
    expect(readable.get(copy)).toContain('Restricted ticket');
    expect(readable.get(copy)).not.toContain('PAROLA');
    // It is drawn with the others from now on.
    readable.set(copy, 'overwritten by the next drawing');
    await order({ type: 'lift-restriction' }, anna);
    await carry();
    expect(readable.get(copy)).toContain('PAROLA');
  },
);

test.each(chatPlatforms)(
  '%s: in a channel that the request has left it becomes the line that says where it is',
  async platform => {
    const copy = lost(platform, channels[platform]);
    await order({ type: 'classify', category: billable, priority: 3 });
    await order({ type: 'restrict' });
    await carry();
    await press(platform, channels[platform]);
    await carry();
    expect(readable.get(copy)).toBe(JSON.stringify(`#${number} is in another channel.`));
    const known = await placesOfCards();
    expect(known).not.toContain(`${platform} ${message()}`);
  },
);

test.each(chatPlatforms)(
  '%s: in a channel where no cards lie it has a last word, without what few may see',
  async platform => {
    const copy = lost(platform, admins[platform]);
    await order({ type: 'restrict' });
    await carry();
    await press(platform, admins[platform]);
    await carry();
    expect(readable.get(copy)).toContain(`#${number} continues there, and is no longer updated here`);
    expect(readable.get(copy)).not.toContain('PAROLA');
  },
);

test.each(chatPlatforms)(
  '%s: pressed there while all see it, it keeps no words that few may see one day',
  async platform => {
    const copy = lost(platform, admins[platform]);
    await press(platform, admins[platform]);
    await carry();
    expect(readable.get(copy)).toContain(`#${number} continues there`);
    expect(readable.get(copy)).not.toContain('PAROLA');
  },
);

test.each(chatPlatforms)(
  '%s: of what few may see that is waited for, where the app may not write there',
  async platform => {
    const copy = lost(platform, admins[platform]);
    const blocked = { ...gateways[platform], leaveLine: () => Promise.reject(new Blocked('not_in_channel')) };
    const kept = chatCouriers(desk, { ...gateways, [platform]: blocked }, speech);
    await press(platform, admins[platform]);
    const [leaving] = await jobs(desk.db, 'leave');
    await kept.leave(leaving?.payload);
    await order({ type: 'restrict' });
    await expect(kept.leave(leaving?.payload)).rejects.toThrow('not_in_channel');
    await couriers.leave(leaving?.payload);
    expect(readable.get(copy)).not.toContain('PAROLA');
  },
);

test.each(chatPlatforms)(
  '%s: the card of a request that was lost is not made that of another',
  async platform => {
    const copies = [channels, bills, admins].map(of => lost(platform, of[platform]));
    for (const of of [channels, bills, admins]) await press(platform, of[platform], 'of-another-database');
    await carry();
    expect(copies.map(copy => readable.get(copy))).toEqual(['PAROLA', 'PAROLA', 'PAROLA']);
    expect(await placesOfCards()).not.toContain(`${platform} ${message()}`);
  },
);
