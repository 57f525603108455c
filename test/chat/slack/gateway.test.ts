import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Application, Response } from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ListCard } from '../../../src/chat/card.ts';
import { noticeCard } from '../../../src/chat/cards/notice-card.ts';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { nothing, sectionOf } from '../../../src/chat/nothing.ts';
import { checkSlack } from '../../../src/chat/slack/check.ts';
import { slackClient } from '../../../src/chat/slack/client.ts';
import { slackDoor } from '../../../src/chat/slack/door.ts';
import { slackGateway } from '../../../src/chat/slack/gateway.ts';
import { neededScopes } from '../../../src/chat/slack/scopes.ts';
import type { SlackSettings } from '../../../src/chat/slack/settings.ts';
import { closeServer, listen, openHttp } from '../../../src/house/http.ts';
import { Blocked, Transient } from '../../../src/outbox/failure.ts';
import { slackWebApi } from '../../../src/sandbox/slack/web-api/web-api.ts';
import type { SlackUser } from '../../../src/sandbox/slack/workspace.ts';
import { arrival, ticketOf } from '../../ticket/ticket-of.ts';
import { aMoment, speechIn } from '../a-moment.ts';
import { wholePart, wholeTicket } from '../seen-whole.ts';
import { aDesk, aLog, anna, aWorkspace, channel, settingsFor } from './a-workspace.ts';

let workspace = aWorkspace();
let web: Application;
let server: Server;
let settings: SlackSettings;
const gateway = () => slackGateway(settings, slackClient(settings));
const card = ticketCard(wholeTicket(ticketOf()), aMoment('en', arrival));

beforeEach(async () => {
  workspace = aWorkspace();
  web = openHttp();
  const listening = await listen(web, '127.0.0.1', 0);
  server = listening.server;
  settings = settingsFor(`http://127.0.0.1:${listening.port}`);
  web.use('/api', slackWebApi(workspace));
});
afterEach(() => closeServer(server));

test('what is said to one person stands in the conversation with them alone, in words for a notification too', async () => {
  const line = {
    number: 1001,
    version: 1,
    token: '#1001',
    link: '',
    note: '',
    subject: 'Fattura <!channel>',
    details: 'Nota di Marco',
    deadline: '',
    deadlineTone: 'none' as const,
    buttons: [{ label: 'Apri', opens: false, verb: 'open', number: 1001, nonce: '', version: 1 }],
  };
  await gateway().postPrivately(anna, { ...nothing, title: 'Novità', sections: [sectionOf([line])] });
  const [said] = workspace.directWith(anna).messages;
  expect(said?.text).toBe('Novità · #1001 Fattura &lt;!channel&gt;: Nota di Marco');
  expect(JSON.stringify(said?.blocks)).toContain('open 1001 1');
  expect(workspace.channel(channel)?.messages).toEqual([]);
  await expect(gateway().postPrivately('U0NOBODY', { ...nothing, title: 'x', text: 'x' })).rejects.toThrow();
});

describe('whose address Slack vouches for', () => {
  test.each<[string, Partial<SlackUser>, string | null]>([
    ['a colleague', {}, 'anna@interzen.example'],
    ['somebody of another company, here by Slack Connect', { teamId: 'T0OTHER' }, null],
    ['a guest', { isGuest: true }, null],
    ['a bot', { isBot: true }, null],
    ['somebody who has left', { deleted: true }, null],
    ['somebody whose address was never confirmed', { emailConfirmed: false }, null],
  ])('%s', async (_name, about, email) => {
    Object.assign(workspace.user(anna) ?? {}, about);
    expect(await gateway().member(anna)).toMatchObject({ email, inOperatorsChannel: true });
  });

  test('nobody is behind an unknown id', async () => {
    expect(await gateway().member('U0NOBODY')).toBeNull();
  });

  test('a scope that lacks stays a fault for a person, whoever is asked about', async () => {
    workspace.app.scopes = neededScopes.filter(scope => scope !== 'users:read');
    await expect(gateway().members()).rejects.toBeInstanceOf(Blocked);
  });
});

const call: ListCard = {
  title: 'Due soon',
  tone: 'warning',
  intro: '',
  mentions: [{ userId: anna, name: 'Anna' }],
  callsChannel: true,
  items: [],
  footer: '',
  summary: '#1001 Printer',
};
const notice = noticeCard(
  wholePart({ subject: 'failed-effect', details: { task: 'letter' } }),
  speechIn('en'),
);

describe('what is posted', () => {
  test('a line mentions whom it calls, and nobody and nothing else', async () => {
    const place = await gateway().postCard(channel, card);
    await gateway().postLine(
      place,
      {
        text: '<!channel> see <http://evil.example|this> or http://evil.example',
        mentions: [{ userId: anna, name: 'Anna' }],
      },
      'line:1',
    );
    const line = workspace.channel(channel)?.messages.find(({ thread_ts }) => thread_ts === place.message);
    for (const text of [line?.text, JSON.stringify(line?.blocks)])
      expect(text?.match(/<[^>]*>/g)).toEqual([`<@${anna}>`]);
    expect(line?.blocks).toMatchObject([{ text: { type: 'mrkdwn', verbatim: true } }]);
  });

  test('a card whose place was never noted is found by its ticket', async () => {
    const since = new Date();
    const place = await gateway().postCard(channel, card);
    expect(await gateway().findCard?.(channel, card, since)).toEqual(place);
    expect(await gateway().findCard?.(channel, { ...card, number: card.number + 1 }, since)).toBeNull();
  });

  test('what was posted and never noted is found by its key: in a thread, in a channel, and in both', async () => {
    const { findPosted, ...slack } = gateway();
    const since = new Date();
    const place = await slack.postCard(channel, card);
    const other = await slack.postCard(channel, card);
    const line = await slack.postLine(place, { text: 'Presa in carico', mentions: [] }, 'line:1');
    const called = await slack.postList(channel, place, call, 'call:1');
    const listed = await slack.postList(channel, null, call, 'list:1');
    const told = await slack.postNotice(channel, notice, 'notice:1');
    const found = (thread: typeof place | null, key: string) => findPosted?.(channel, thread, key, since);
    expect(await found(place, 'line:1')).toBe(line);
    expect([await found(place, 'call:1'), await found(null, 'call:1')]).toEqual([called, called]);
    expect([await found(null, 'list:1'), await found(null, 'notice:1')]).toEqual([listed, told]);
    expect([await found(null, 'line:1'), await found(other, 'line:1'), await found(place, 'line:2')]).toEqual(
      [null, null, null],
    );
    expect(await findPosted?.(channel, null, 'list:1', new Date(Date.now() + 120_000))).toBeNull();
    expect(await found({ channel, message: '1.1' }, 'line:1')).toBeNull();
    // Other apps read what a message carries: it says nothing of what the message is about.
    expect(
      JSON.stringify(workspace.channel(channel)?.messages.map(({ metadata }) => metadata)),
    ).not.toContain('line:1');
  });

  test('the card of a lost request of the same number is not taken for it', async () => {
    const since = new Date();
    await gateway().postCard(channel, { ...card, nonce: 'f00df00df00d' });
    expect(await gateway().findCard?.(channel, { ...card, nonce: '5e0c77a1b2d4' }, since)).toBeNull();
  });

  test('the highest number is that of our own cards alone', async () => {
    await gateway().postCard(channel, { ...card, number: 5151 });
    await gateway().postCard(channel, { ...card, number: 1002 });
    await gateway().postCard(channel, { ...card, number: 999_999 });
    const forged = workspace.channel(channel)?.messages.at(-1);
    if (forged) forged.user = 'U0OTHERAPP';
    expect(await gateway().highestNumber?.(channel)).toBe(5151);
  });

  test('a card that is gone is not an error, whatever Slack calls it', async () => {
    const gone = { channel, message: '1.1' };
    expect(await gateway().updateCard(gone, card)).toBe(false);
    expect(await gateway().postLine(gone, { text: 'x', mentions: [] }, 'line:1')).toBeNull();
    const place = await gateway().postCard(channel, card);
    // The app was installed anew, as another bot.
    for (const message of workspace.channel(channel)?.messages ?? []) message.user = 'U0OLDBOT';
    expect(await gateway().updateCard(place, card)).toBe(false);
  });
});

test('what was decided takes the place of the admins’ card, without its buttons, unless that is gone', async () => {
  const asked = {
    ...{ title: 'A saved reply to approve', text: 'x', facts: [], tone: 'warning' as const },
    buttons: [{ verb: 'approve-reply', label: 'Approve', opens: false, number: 7, nonce: 'n', version: 0 }],
  };
  const decided = { ...asked, title: 'Saved reply approved', tone: 'settled' as const, buttons: [] };
  const message = await gateway().postNotice(channel, asked, 'notice:2');
  expect(JSON.stringify(workspace.channel(channel)?.messages)).toContain('approve-reply');
  expect(await gateway().updateNotice({ channel, message }, decided)).toBe(true);
  const [left, ...others] = workspace.channel(channel)?.messages ?? [];
  expect(others).toEqual([]);
  expect(JSON.stringify(left)).toContain('✔️ Saved reply approved');
  expect(JSON.stringify(left)).not.toContain('approve-reply');
  expect(await gateway().updateNotice({ channel, message: '1.1' }, decided)).toBe(false);
});

describe('a message that calls the channel', () => {
  const posts = () => workspace.channel(channel)?.messages ?? [];
  const here = ({ text = '', blocks = '' }: Record<string, unknown>) =>
    `${text}${blocks}`.includes('<!here>');

  test.each(['restricted_action', 'no_permission', 'a_word_of_next_year'])(
    'that Slack refuses for it (%s) goes without it, and calls people by name',
    async error => {
      workspace.moods = ({ args }) => (here(args) ? { status: 200, body: { ok: false, error } } : null);
      expect(await gateway().postList(channel, null, call, 'call:1')).not.toBe('');
      expect(JSON.stringify(posts())).not.toContain('<!here>');
      expect(posts().map(({ text }) => text)).toEqual([expect.stringContaining(`<@${anna}>`)]);
    },
  );

  test('in a thread too', async () => {
    const place = await gateway().postCard(channel, card);
    workspace.moods = ({ args }) =>
      here(args) ? { status: 200, body: { ok: false, error: 'restricted_action' } } : null;
    await gateway().postList(channel, place, call, 'call:1');
    expect(posts().at(-1)).toMatchObject({ thread_ts: place.message, broadcast: true });
  });

  test('keeps its call where nobody refuses it, and waits where the trouble is another', async () => {
    await gateway().postList(channel, null, call, 'call:1');
    expect(posts().at(-1)?.text).toContain('<!here>');
    const asked: unknown[] = [];
    workspace.moods = ({ args }) => {
      asked.push(args);
      return { status: 200, body: { ok: false, error: 'internal_error' } };
    };
    await expect(gateway().postList(channel, null, call, 'call:1')).rejects.toBeInstanceOf(Transient);
    expect(asked).toHaveLength(1);
    await expect(
      gateway().postList(channel, null, { ...call, callsChannel: false }, 'call:1'),
    ).rejects.toBeInstanceOf(Transient);
    workspace.moods = () => ({ status: 200, body: { ok: false, error: 'is_archived' } });
    await expect(gateway().postList(channel, null, call, 'call:1')).rejects.toBeInstanceOf(Blocked);
  });
});

describe('a large channel', () => {
  const crowd = (count: number): SlackUser[] =>
    Array.from({ length: count }, (_one, index) => ({
      id: `U1${String(index).padStart(5, '0')}`,
      name: `n${index}`,
      realName: `Person ${index}`,
      email: `n${index}@interzen.example`,
    }));
  const fill = (inside: number, outside: number) => {
    const people = crowd(inside + outside);
    workspace.users.push(...people);
    workspace.channel(channel)?.members.push(...people.slice(outside).map(({ id }) => id));
  };

  test('of 500 among 1,200 is learnt in seconds, within the limits of a stand-in that counts as Slack does', async () => {
    fill(500, 700);
    const slack = gateway();
    const members = await slack.members();
    expect(members).toHaveLength(502);
    expect(members.filter(({ email }) => email?.startsWith('n'))).toHaveLength(500);
    // The rest of the minute's calls is there for whoever presses a button.
    for (let press = 0; press < 60; press += 1) await slack.member(anna);
  });

  test('is asked for once, however many ask at the same moment', async () => {
    fill(100, 0);
    const asked: string[] = [];
    workspace.moods = ({ method }) => {
      asked.push(method);
      return null;
    };
    const slack = gateway();
    await Promise.all([slack.members(), slack.members(), ...crowd(5).map(({ id }) => slack.member(id))]);
    expect(asked.filter(method => method === 'conversations.members')).toHaveLength(1);
    expect(asked.filter(method => method === 'users.list')).toHaveLength(1);
  });

  test('whose workspace hands out no list is asked about one by one', async () => {
    fill(25, 0);
    workspace.moods = ({ method }) =>
      method === 'users.list' ? { status: 200, body: { ok: false, error: 'access_denied' } } : null;
    expect(await gateway().members()).toHaveLength(27);
  });

  test('where Slack asks to slow down it is waited, and learnt to the end', async () => {
    fill(30, 0);
    const slow = openHttp();
    let isSlow = true;
    slow.use('/api/users.list', (_request, response, next) => {
      if (!isSlow) return next();
      isSlow = false;
      response.status(429).set('retry-after', '1').end();
    });
    slow.use('/api', slackWebApi(workspace));
    const listening = await listen(slow, '127.0.0.1', 0);
    settings = settingsFor(`http://127.0.0.1:${listening.port}`);
    expect(await gateway().members()).toHaveLength(32);
    await closeServer(listening.server);
  });
});

/** What a card's posting fails with where Slack answers so. */
async function failureOf(answer: (response: Response) => void) {
  const odd = openHttp();
  odd.use((_request, response) => answer(response));
  const listening = await listen(odd, '127.0.0.1', 0);
  settings = settingsFor(`http://127.0.0.1:${listening.port}`);
  const failure = await gateway()
    .postCard(channel, card)
    .catch(error => error);
  await closeServer(listening.server);
  return failure;
}

test.each([
  ['a page of its load balancer', 502, 'text/html', '<html>Bad gateway</html>'],
  ['a page with 200', 200, 'text/html', '<html>We are down for maintenance</html>'],
  ['nothing', 200, 'application/json', ''],
  ['that it is posting too much', 200, 'application/json', '{"ok":false,"error":"rate_limited"}'],
  ['that the workspace moves', 200, 'application/json', '{"ok":false,"error":"org_login_required"}'],
  ['that the channel moves', 200, 'application/json', '{"ok":false,"error":"external_channel_migrating"}'],
  ['a word that nobody knows', 200, 'application/json', '{"ok":false,"error":"word_of_next_year"}'],
  ['that all is well, and nothing else', 200, 'application/json', '{"ok":true}'],
  ['another’s JSON', 200, 'application/json', '{"status":"up"}'],
  ['a list', 200, 'application/json', '[]'],
  ['half an answer', 200, 'application/json', '{"ok":fal'],
  ['a login page', 403, 'text/html', '<html>Sign in</html>'],
])('Slack answers with %s: it is tried again', async (_name, status, type, body) => {
  const failure = await failureOf(response => response.status(status).type(type).send(body));
  expect(failure).toBeInstanceOf(Transient);
  expect(failure).not.toBeInstanceOf(Blocked);
});

test('when Slack asks to slow down, it is waited as long as it says', async () => {
  const failure = await failureOf(response => response.status(429).set('retry-after', '17').end());
  expect(failure).toBeInstanceOf(Transient);
  expect(failure.retryAfterSeconds).toBe(17);
});

describe('the check', () => {
  const faults = async () => (await checkSlack(settings)).filter(({ ok }) => !ok);

  test('finds nothing where all is well', async () => {
    expect(await faults()).toEqual([]);
  });
  test('names the scopes that lack', async () => {
    workspace.app.scopes = neededScopes.filter(scope => scope !== 'commands');
    expect(await faults()).toMatchObject([{ part: 'Slack scopes', says: 'lacking: commands' }]);
  });
  test('names a channel to which nobody has invited the app', async () => {
    const known = workspace.channel(channel);
    if (known) known.members = [anna];
    expect(await faults()).toMatchObject([{ part: `Slack channel ${channel}` }]);
  });
  test('names a channel for what is restricted that is open to everybody', async () => {
    settings = { ...settings, restricted: channel };
    expect(await faults()).toMatchObject([
      { part: `Slack channel ${channel}`, says: expect.stringContaining('no private channel') },
    ]);
    const known = workspace.channel(channel);
    if (known) known.isPrivate = true;
    expect(await faults()).toEqual([]);
  });
  test('names an app-level token with which no socket can be opened', async () => {
    settings = { ...settings, mode: 'socket', appToken: 'xapp-wrong' };
    expect(await faults()).toMatchObject([{ part: 'Slack Socket Mode', says: 'invalid_auth' }]);
  });
});

test('a token that Slack does not know leaves the desk at work', async () => {
  const strange = { ...settings, botToken: 'xoxb-revoked' };
  // Vitest fails on an unhandled rejection, which would end the process.
  slackDoor(strange, slackClient(strange), aDesk().door, web, aLog().log);
  expect((await checkSlack(strange)).map(({ ok }) => ok)).toEqual([false]);
});

test('the manifest asks for the scopes that the calls need', () => {
  const manifest = JSON.parse(readFileSync('manifest/slack.json', 'utf8'));
  expect(manifest.oauth_config.scopes.bot).toEqual(neededScopes);
});
