import { beforeEach, describe, expect, test } from 'vitest';
import type { Linking } from '../../../src/chat/desk-door.ts';
import { slackClient } from '../../../src/chat/slack/client.ts';
import { slackGateway } from '../../../src/chat/slack/gateway.ts';
import { Transient } from '../../../src/outbox/failure.ts';
import { anna, channel, ownDoor, settingsFor } from './a-workspace.ts';

const own = ownDoor();
const link = 'https://desk.example.com/t/1042';
const request = {
  title: '#1042 Toner',
  status: 'In progress',
  tone: 'on-track' as const,
  standing: 'On track',
  next: '',
  asOf: 'As of today',
  link: null,
};
let heard: (Linking & { user: string })[] = [];

const gateway = () => slackGateway(settingsFor(own.url), slackClient(settingsFor(own.url)));
const message = () => own.workspace.channel(channel)?.messages.at(-1);

beforeEach(() => {
  heard = [];
  own.workspace.moods = () => null;
  own.desk.door.unfurl = async ({ userId }, linking) => {
    heard.push({ user: userId, ...linking });
  };
});

describe('what Slack tells', () => {
  test('of a message with links the desk hears once it is sent, and never while it is written', async () => {
    await own.people.write(anna, channel, `See ${link}, and https://elsewhere.example/t/1 or ${link}?a=1`);
    await expect.poll(() => heard.length).toBe(1);
    expect(heard).toEqual([
      { user: anna, channel, message: message()?.ts, links: [link, `${link}?a=1`], isAlone: false },
    ]);
  });

  test('of a message without any it hears nothing', async () => {
    await own.people.write(anna, channel, 'See https://desk.example.org/t/1042');
    await own.people.write(anna, channel, link);
    await expect.poll(() => heard.length).toBe(1);
    expect(heard[0]?.links).toEqual([link]);
  });
});

describe('what is shown below a link', () => {
  const place = () => ({ channel, message: message()?.ts ?? '' });

  test('stands there, and shown anew it takes the place of what was shown', async () => {
    await own.people.write(anna, channel, link);
    expect(await gateway().unfurl?.(place(), [{ link, request }])).toBe(true);
    expect(JSON.stringify(message()?.unfurls)).toContain('#1042 Toner');
    expect(await gateway().unfurl?.(place(), [{ link, text: 'Restricted.' }])).toBe(true);
    expect(message()?.unfurls?.length).toBe(1);
    expect(JSON.stringify(message()?.unfurls)).not.toContain('Toner');
  });

  test.each([
    ['a message that is gone', () => ({ channel, message: '1.000001' }), link],
    ['a conversation that is gone', () => ({ channel: 'C0NOWHERE', message: '1.000001' }), link],
    ['a link that is not in it any more', place, 'https://desk.example.com/t/1'],
  ])('nobody waits for %s', async (_, where, url) => {
    await own.people.write(anna, channel, link);
    expect(await gateway().unfurl?.(where(), [{ link: url, request }])).toBe(false);
  });

  test.each(['cannot_unfurl_url', 'cannot_find_service', 'no_permission'])(
    'nor where the workspace shows nothing: %s',
    async error => {
      await own.people.write(anna, channel, link);
      own.workspace.moods = () => ({ status: 200, body: { ok: false, error } });
      expect(await gateway().unfurl?.(place(), [{ link, request }])).toBe(false);
    },
  );

  test('asked to slow down, it says for how long', async () => {
    await own.people.write(anna, channel, link);
    for (let call = 0; call < 50; call += 1) own.workspace.tiers[3].wait('chat.unfurl');
    const refused = await gateway()
      .unfurl?.(place(), [{ link, request }])
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Transient);
    expect((refused as Transient).retryAfterSeconds).toBeGreaterThan(0);
  });
});

test('who reads a channel is asked of Slack: one that others share, a private one without the app, a direct message', async () => {
  const add = (id: string, more: object) =>
    own.workspace.state.channels.push({ id, name: id, members: [anna], messages: [], ...more });
  add('C0OPEN', {});
  add('C0SHARED', { isExtShared: true, members: [anna, 'U0BOT'] });
  add('C0PRIVATE', { isPrivate: true });
  add('D0OTHERS', {});
  const asked = ['C0OPEN', channel, 'C0SHARED', 'C0PRIVATE', 'D0OTHERS', 'C0NOWHERE'];
  const among = gateway();
  expect(await Promise.all(asked.map(id => among.isAmongUs?.(id)))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
