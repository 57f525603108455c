import { beforeEach, expect, test, vi } from 'vitest';
import type { ChatDirectory, ChatMember, ChatRoll } from '../../../src/desk/people/directory.ts';
import { enrol } from '../../../src/desk/people/enrol.ts';
import { recognise } from '../../../src/desk/people/recognise.ts';
import { Transient } from '../../../src/outbox/failure.ts';
import { findAccount } from '../../../src/store/people/operators.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const anna: ChatMember = {
  userId: 'U-Anna',
  name: 'Anna',
  email: 'anna@x.example',
  inOperatorsChannel: true,
};

const colleagues = ['U-Giulia', 'U-Carla', 'U-Marco'];
const asMember = (userId: string): ChatMember => ({
  ...anna,
  userId,
  name: userId.slice(2),
  email: `${userId.slice(2).toLowerCase()}@x.example`,
});

/** A platform that thinks about Anna until it is told what to say. */
class Slow implements ChatDirectory, ChatRoll {
  asked: { says: (member: ChatMember | null) => void; isSilent: () => void }[] = [];
  /** Of her it need not think any more. */
  knowsHer = false;

  member(userId: string): Promise<ChatMember | null> {
    if (userId !== anna.userId) return Promise.resolve(asMember(userId));
    if (this.knowsHer) return Promise.resolve(anna);
    return new Promise((says, fails) => {
      this.asked.push({ says, isSilent: () => fails(new Transient('away')) });
    });
  }
  members = async () => [];
  present = async () => new Set(colleagues);
}

let slack = new Slow();
const press = async () => await recognise(desk, slack, 'slack', anna.userId);
const account = async () => await findAccount(desk.db, 'slack', anna.userId);

beforeEach(async () => {
  slack = new Slow();
  await enrol(desk, 'slack', anna.userId, anna);
});

test('of whom was heard just now nobody is asked', async () => {
  desk.advance(20_000);
  expect(await press()).toMatchObject({ name: 'Anna' });
  expect(slack.asked).toHaveLength(0);
});

test('a word that grows old is asked for again while they press, once, and nobody waits for it', async () => {
  desk.advance(45_000);
  expect(await press()).toMatchObject({ name: 'Anna' });
  expect(await press()).toMatchObject({ name: 'Anna' });
  expect(slack.asked).toHaveLength(1);
  slack.asked[0]?.says(anna);
  await vi.waitFor(async () => expect((await account())?.checkedAt).toEqual(desk.clock()));
  desk.advance(20_000);
  expect(await press()).toMatchObject({ name: 'Anna' });
  expect(slack.asked).toHaveLength(1);
});

test('an old word is waited for, by all who press in one question', async () => {
  desk.advance(61_000);
  const presses = Promise.all([press(), press(), press()]);
  await vi.waitFor(() => expect(slack.asked).toHaveLength(1));
  await new Promise(done => setTimeout(done, 100));
  expect(slack.asked).toHaveLength(1);
  // On a busy machine a press may get here when the question has been answered: it asks one of its own then.
  slack.knowsHer = true;
  slack.asked[0]?.says(anna);
  expect(await presses).toMatchObject([{ name: 'Anna' }, { name: 'Anna' }, { name: 'Anna' }]);
});

test('who has left loses the buttons by what was asked while they pressed', async () => {
  for (const id of colleagues) await enrol(desk, 'slack', id, asMember(id));
  desk.advance(45_000);
  expect(await press()).toMatchObject({ name: 'Anna' });
  slack.asked[0]?.says({ ...anna, email: null });
  // One word against somebody is checked against the whole channel, where they are looked at once more.
  await vi.waitFor(() => expect(slack.asked).toHaveLength(2));
  slack.asked[1]?.says({ ...anna, email: null });
  await vi.waitFor(async () => expect((await account())?.goneAt).not.toBeNull());
  expect(await press()).toBeNull();
});

test('a platform that says nothing meanwhile is asked again by the next, and makes nobody a stranger', async () => {
  desk.advance(45_000);
  expect(await press()).toMatchObject({ name: 'Anna' });
  slack.asked[0]?.isSilent();
  await vi.waitFor(async () => {
    expect(await press()).toMatchObject({ name: 'Anna' });
    expect(slack.asked).toHaveLength(2);
  });
});

test('what was asked before they left does not bring them back, however late it comes', async () => {
  for (const id of colleagues) await enrol(desk, 'slack', id, asMember(id));
  desk.advance(45_000);
  expect(await press()).toMatchObject({ name: 'Anna' });
  const asked = slack.asked[0];
  desk.advance(5_000);
  await enrol(desk, 'slack', anna.userId, null);
  expect((await account())?.goneAt).not.toBeNull();
  desk.advance(1_000);
  asked?.says(anna);
  await new Promise(done => setTimeout(done, 300));
  expect((await account())?.goneAt).not.toBeNull();
  expect(await press()).toBeNull();
});
