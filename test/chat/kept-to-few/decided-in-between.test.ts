import { beforeEach, expect, test } from 'vitest';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import type { ChatGateway } from '../../../src/chat/gateway.ts';
import { decideReply, proposeReply } from '../../../src/desk/answers/propose.ts';
import { findReply } from '../../../src/store/answers/saved-replies.ts';
import { type ChatPlatform, chatPlatforms } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { emptyOutbox, jobs } from '../../desk/clock/under-the-clock.ts';
import { speechIn } from '../a-moment.ts';
import { muteGateway } from '../mute-gateway.ts';
import { houseOfFew } from './a-house-of-few.ts';

// What the admins decided of an answer takes the place of their card: its words are taken away with those of its request, too.

const own = ownDatabase();
const house = houseOfFew(() => own.database.db);
const admins = { slack: 'C0ADMINS', teams: '19:admins' };
const desk = Object.assign(house.desk, {
  adminDestinations: chatPlatforms.map(platform => ({ platform, channel: admins[platform] })),
});
const standing = new Map<string, string>();
/** Happens while a card is being drawn there. */
let meanwhile: () => Promise<unknown> = async () => null;

const gatewayOf = (platform: ChatPlatform): ChatGateway => {
  const draw = async (channel: string, message: string, card: unknown) => {
    const happens = meanwhile;
    meanwhile = async () => null;
    await happens();
    standing.set(`${platform} ${channel} ${message}`, JSON.stringify(card));
    return message;
  };
  return {
    ...muteGateway(platform, { member: async () => null }),
    postNotice: async (channel, card) => await draw(channel, `n${standing.size}`, card),
    updateNotice: async ({ channel, message }, card) => (await draw(channel, message, card)) !== null,
    leaveLine: async ({ channel, message }, _thread, { text }) =>
      standing.set(`${platform} ${channel} ${message}`, text).size > 0,
  };
};
const gateways = { slack: gatewayOf('slack'), teams: gatewayOf('teams') };
const couriers = chatCouriers(desk, gateways, speechIn('it'));

/** Carries what waits, and what comes of it. */
async function carry(): Promise<void> {
  for (const task of ['notice', 'hush'] as const)
    for (const { payload } of await jobs(desk.db, task)) await couriers[task](payload);
  await emptyOutbox(desk.db);
}
const withWords = () => [...standing.values()].filter(said => said.includes('SEGRETO'));
const restrict = async () => {
  await house.order('anna', number, { type: 'restrict' });
  const hushing = (await jobs(desk.db, 'hush')).map(({ payload }) => payload);
  await emptyOutbox(desk.db);
  for (const payload of hushing) await couriers.hush(payload);
};
const lift = async () => await house.order('anna', number, { type: 'lift-restriction' });

let number = 0;
let id = 0;
const by = async () => ({ operator: await house.person('anna'), origin: 'slack' as const });
const propose = async () => {
  const name = `R${crypto.randomUUID()}`;
  const done = await proposeReply(desk, { name, it: 'SEGRETO', en: null, ticket: number }, await by());
  id = 'id' in done ? done.id : 0;
};
const approve = async () => {
  const reply = (await findReply(desk.db, id)) ?? expect.fail();
  await decideReply(desk, reply, { to: 'approved', as: reply }, await by());
};

beforeEach(async () => {
  standing.clear();
  number = await house.opened();
  await emptyOutbox(desk.db);
});

test('restricted once more after it was decided, nothing of it stays', async () => {
  await propose();
  await carry();
  await restrict();
  expect(withWords()).toEqual([]);
  await lift();
  await approve();
  await carry();
  expect(withWords()).toHaveLength(2);
  await restrict();
  expect(withWords()).toEqual([]);
});

test('posted without words, decided in words as it was lifted, restricted again: nothing of it stays', async () => {
  await propose();
  const waiting = await jobs(desk.db, 'notice');
  await restrict();
  for (const { payload } of waiting) await couriers.notice(payload);
  expect(withWords()).toEqual([]);
  await lift();
  await approve();
  await carry();
  expect(withWords()).toHaveLength(2);
  await restrict();
  expect(withWords()).toEqual([]);
});

test.each(['proposed', 'decided'])(
  'restricted while its card is being drawn as %s, nothing of it stays',
  async as => {
    await propose();
    if (as === 'decided') {
      await carry();
      await approve();
    }
    const waiting = await jobs(desk.db, 'notice');
    await emptyOutbox(desk.db);
    meanwhile = restrict;
    for (const { payload } of waiting) await couriers.notice(payload);
    await carry();
    expect(withWords()).toEqual([]);
  },
);
