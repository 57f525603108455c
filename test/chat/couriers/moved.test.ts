import { beforeEach, expect, test } from 'vitest';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import type { ChatGateway } from '../../../src/chat/gateway.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { cardsOf } from '../../../src/store/chats/cards.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { actorOf, type Category } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { billable, bug } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    destinations: [{ platform: 'slack' as const, channel: 'C0SUPPORT' }],
    routes: [
      {
        categories: ['billable' as const],
        priorities: [],
        to: [{ platform: 'slack' as const, channel: 'C0BILLS' }],
      },
    ],
  },
);

/** What lies in the channel: a card, or the line that one has left. */
let channel: Map<string, string>;
/** No id is given out twice. */
let posted = 0;
let breaks = false;
/** An edit takes until then. */
let held: Promise<void> | undefined;
/** What the channels are called, where the platform says so. */
let names: Record<string, string>;
const gateway: ChatGateway = {
  ...muteGateway('slack', { member: async () => null }),
  postCard: async destination => {
    posted += 1;
    const message = `${destination}.${posted}`;
    channel.set(message, 'card');
    return { channel: destination, message };
  },
  updateCard: async ({ message }) => {
    await held;
    return channel.has(message);
  },
  leaveLine: async ({ message }, _thread, { text, link }) => {
    if (breaks) throw new Error('the process dies here');
    channel.set(message, `${text} ${link?.url}`);
    return true;
  },
  linkTo: async ({ message }) => `https://chat.example/${message}`,
  nameOf: async destination => names[destination] ?? null,
};
const couriers = () => chatCouriers(desk, { slack: gateway }, speechIn('en'));

const card = (ticket: number, destination: string) =>
  couriers().card({ ticket, platform: 'slack', destination });
const live = () => [...channel].filter(([, what]) => what === 'card').map(([message]) => message);

async function classified(ticket: number, category: Category): Promise<void> {
  const anna = await enrolOperator(own.database.db, {
    email: 'anna@interzen.example',
    name: 'Anna',
    role: 'operator',
  });
  const handled = await handle(desk, ticket, [{ type: 'classify', category, priority: 3 }], {
    actor: actorOf(anna),
    origin: 'slack',
    key: null,
  });
  expect(handled.ok).toBe(true);
}

let ticket = 0;
let first = 0;
beforeEach(async () => {
  channel = new Map();
  breaks = false;
  held = undefined;
  names = { C0BILLS: '#bills', C0SUPPORT: '#support' };
  const taken = await takeIn(desk, anEmail());
  ticket = taken.outcome === 'opened' ? taken.ticket : 0;
  await card(ticket, 'C0SUPPORT');
  expect(live()).toEqual([`C0SUPPORT.${posted}`]);
  first = posted;
});

test('a card that moves leaves a line that leads to the new one; whichever job comes first, there is one', async () => {
  await classified(ticket, billable);
  await card(ticket, 'C0SUPPORT');
  await card(ticket, 'C0BILLS');
  expect(live()).toEqual([`C0BILLS.${first + 1}`]);
  expect(channel.get(`C0SUPPORT.${first}`)).toBe(
    `#${ticket} is in #bills now. https://chat.example/C0BILLS.${first + 1}`,
  );
  await card(ticket, 'C0SUPPORT');
  expect(live()).toEqual([`C0BILLS.${first + 1}`]);
});

test('it comes back as a new card, and the one that it leaves is a line then', async () => {
  await classified(ticket, billable);
  await card(ticket, 'C0BILLS');
  await card(ticket, 'C0SUPPORT');
  await classified(ticket, bug);
  await card(ticket, 'C0BILLS');
  expect(live()).toEqual([`C0SUPPORT.${first + 2}`]);
  expect(channel.get(`C0BILLS.${first + 1}`)).toContain('is in #support now');
});

test('where the platform does not say what the channel is called, the line still leads there', async () => {
  names = {};
  await classified(ticket, billable);
  await card(ticket, 'C0SUPPORT');
  expect(channel.get(`C0SUPPORT.${first}`)).toBe(
    `#${ticket} is in another channel. https://chat.example/C0BILLS.${first + 1}`,
  );
});

test('a process that dies in the middle leaves it shown, and once the job has come again, shown once', async () => {
  await classified(ticket, billable);
  breaks = true;
  await expect(card(ticket, 'C0SUPPORT')).rejects.toThrow('dies here');
  expect(live()).toContain(`C0BILLS.${first + 1}`);
  breaks = false;
  await card(ticket, 'C0SUPPORT');
  await card(ticket, 'C0BILLS');
  expect(live()).toEqual([`C0BILLS.${first + 1}`]);
  const left = { ticket, platform: 'slack', destination: 'C0SUPPORT' } as const;
  expect(await cardsOf(own.database.db, left)).toEqual([]);
});

test('a move there and one back at the same time do not wait for each other', async () => {
  // Copies on both sides, as when a card was moved and moved back.
  await classified(ticket, billable);
  await card(ticket, 'C0BILLS');
  let letGo = () => {};
  held = new Promise(done => {
    letGo = done;
  });
  // It lies in C0BILLS. One draws it there, and takes long; behind that waits another one, as a call does.
  const drawn = card(ticket, 'C0BILLS');
  const called = card(ticket, 'C0BILLS');
  // One leaves the channel of before, and waits for those two.
  const left = card(ticket, 'C0SUPPORT').catch(error => error);
  await new Promise(done => setTimeout(done, 300));
  await classified(ticket, bug);
  letGo();
  await Promise.all([drawn, called, left]);
  // The outbox tries again what was overtaken.
  await card(ticket, 'C0SUPPORT');
  await card(ticket, 'C0BILLS');
  expect(live()).toEqual([expect.stringContaining('C0SUPPORT')]);
});
