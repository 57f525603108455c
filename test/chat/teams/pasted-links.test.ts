import { expect, test } from 'vitest';
import type { DeskDoor } from '../../../src/chat/desk-door.ts';
import { readersOf } from '../../../src/chat/teams/heard/readers.ts';
import { pastedLinks } from '../../../src/chat/teams/listeners/pasted-links.ts';
import type { Listening } from '../../../src/chat/teams/listening.ts';
import { ownChats } from '../../../src/chat/teams/own-chats/own-chats.ts';
import { aLog } from '../slack/a-workspace.ts';

const settings = { channel: '19:support@thread.tacv2', adminChannel: null, allowedTenants: ['t1'] };
const references = { first: async () => null };
const reference = {
  ...{ channelId: 'c', teamId: 't', tenantId: 't1', serviceUrl: '', botId: '28:bot' },
  installedAt: new Date(0),
};
const own = ownChats(
  async () => reference,
  async (_, member) => `a:${member}`,
  aLog().log,
);
const request = {
  title: '#1042 Toner',
  status: 'In progress',
  tone: 'none' as const,
  standing: '',
  next: '',
  asOf: 'As of today',
  link: null,
};

type Telling = Parameters<typeof pastedLinks.answer>[0];

/** What is answered to an invoke, and what the desk was asked. */
async function answerTo(
  activity: object,
  linked: DeskDoor['linked'] = async () => request,
  left = (withinMs: number) => withinMs,
) {
  const asked: unknown[] = [];
  const sent: { value: { status: number; body: { composeExtension: { attachments: unknown[] } } } }[] = [];
  const told = {
    type: 'invoke',
    name: 'composeExtension/queryLink',
    from: { aadObjectId: 'anna' },
    conversation: { id: settings.channel, conversationType: 'channel', tenantId: 't1' },
    value: { url: 'https://desk.example.com/t/1042' },
    ...activity,
  };
  const context = {
    activity: told,
    sendActivity: async (answer: (typeof sent)[number]) => sent.push(answer),
  };
  const desk = {
    linked: async (...args: Parameters<DeskDoor['linked']>) => {
      asked.push(args);
      return await linked(...args);
    },
  };
  const at = { desk, settings, references, ownChats: own, log: aLog().log, left };
  await pastedLinks.answer(context as unknown as Telling, at as unknown as Listening);
  const [answer] = sent;
  return { asked, status: answer?.value.status, shown: answer?.value.body.composeExtension.attachments };
}

test('a link of whoever has the app is asked about, and shown once', async () => {
  const { asked, status, shown } = await answerTo({});
  expect([status, shown?.length]).toEqual([200, 1]);
  expect(asked).toMatchObject([
    [{ platform: 'teams', userId: 'anna' }, 'https://desk.example.com/t/1042', { isAmongUs: true }],
  ]);
});

test('when Teams waits no longer, nothing is shown, whatever the desk still finds', async () => {
  const never = () => new Promise<never>(() => {});
  expect((await answerTo({}, never, () => 0)).shown).toEqual([]);
});

test.each([
  ['without the app, of whom Teams says nothing', { name: 'composeExtension/anonymousQueryLink' }],
  ['who is nobody', { from: { id: 'redacted' } }],
  ['what is no link', { value: { url: 7 } }],
  ['nothing', { value: null }],
])('nobody asks the desk, and nothing is shown: %s', async (_, activity) => {
  expect(await answerTo(activity)).toEqual({ asked: [], status: 200, shown: [] });
});

test('a desk that fails shows nothing, and the link stands as any other', async () => {
  const failed = await answerTo({}, async () => {
    throw new Error('the database is away');
  });
  expect(failed).toMatchObject({ status: 200, shown: [] });
});

test.each([
  ['a channel', { id: '19:x@thread.tacv2', conversationType: 'channel', tenantId: 't1' }, 'channel', true],
  [
    'a channel of another house',
    { id: '19:x@thread.tacv2', conversationType: 'channel', tenantId: 't2' },
    'channel',
    false,
  ],
  ['the chat with the app', { id: 'a:anna', conversationType: 'personal', tenantId: 't1' }, 'alone', true],
  [
    'a chat with a person, called personal, too',
    { id: '19:anna_marco@unq.gbl.spaces', conversationType: 'personal', tenantId: 't1' },
    'channel',
    true,
  ],
  [
    'such a chat, by a name as the app’s own chats have',
    { id: 'a:anna_marco', conversationType: 'personal', tenantId: 't1' },
    'channel',
    true,
  ],
  ['a group', { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId: 't1' }, 'channel', true],
  [
    'a group that another house has made',
    { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId: 't2' },
    'channel',
    false,
  ],
  ['where Teams does not say what it is', { id: '19:g@thread.v2', tenantId: 't1' }, 'channel', false],
  ['nowhere', undefined, 'channel', false],
])('who reads in %s', async (_, conversation, kind, isAmongUs) => {
  const activity = { conversation, from: { id: 'anna' } } as unknown as Parameters<typeof readersOf>[0];
  expect(await readersOf(activity, settings, references, await own.isOwn(activity))).toMatchObject({
    kind,
    isAmongUs,
  });
});

test('nobody is alone where Teams does not say which chat is the app’s; it is asked once of each', async () => {
  const asked: string[] = [];
  let isAway = true;
  const chats = ownChats(
    async () => reference,
    async (_, member) => {
      asked.push(member);
      if (isAway) throw new Error('Teams is away');
      return `a:${member}`;
    },
    aLog().log,
  );
  const isOwn = async (id: string, who = 'anna') =>
    await chats.isOwn({
      conversation: { id, conversationType: 'personal', tenantId: 't1' },
      from: { id: who },
    } as unknown as Parameters<typeof chats.isOwn>[0]);
  expect(await isOwn('a:anna')).toBe(false);
  isAway = false;
  expect([await isOwn('a:anna'), await isOwn('a:anna'), await isOwn('a:other')]).toEqual([true, true, false]);
  expect(await isOwn('a:anna', 'marco')).toBe(false);
  expect(asked).toEqual(['anna', 'anna', 'marco']);
});
