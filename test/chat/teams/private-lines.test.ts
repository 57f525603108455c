import type { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { teamsAdapter } from '../../../src/chat/teams/adapter/adapter.ts';
import { conversationsOf } from '../../../src/chat/teams/posting/conversations.ts';
import { privatePosts } from '../../../src/chat/teams/posting/private.ts';
import { targetedPosts } from '../../../src/chat/teams/posting/targeted.ts';
import { type PrivateLines, privateLines } from '../../../src/chat/teams/private-lines/private-lines.ts';
import type { RefusedLines } from '../../../src/chat/teams/private-lines/refused.ts';
import { closeServer, listen, openHttp } from '../../../src/house/http.ts';
import { teamsIds } from '../../../src/sandbox/cast.ts';
import { botConnector } from '../../../src/sandbox/teams/connector/connector.ts';
import { TeamsTenant } from '../../../src/sandbox/teams/tenant.ts';
import { aLog } from '../slack/a-workspace.ts';

const { channel } = teamsIds;
const anna = { aadObjectId: 'aad-anna', mri: '29:anna', name: 'Anna', email: 'anna@interzen.example' };
const marco = { aadObjectId: 'aad-marco', mri: '29:marco', name: 'Marco', email: 'marco@interzen.example' };
const hour = 3_600_000;

let now = new Date('2026-11-24T09:00:00Z');
let tenant: TeamsTenant;
let server: Server;
let lines: PrivateLines;
let privately: ReturnType<typeof privatePosts>;
let posts: ReturnType<typeof targetedPosts>;
let reference: Parameters<ReturnType<typeof targetedPosts>['erase']>[0];
const refused = new Map<string, RefusedLines>();
const refusals = {
  find: async (name: string) => refused.get(name) ?? null,
  note: async (name: string, why: string, at: Date) =>
    void refused.set(name, { why, times: (refused.get(name)?.times ?? 0) + 1, at: at.toISOString() }),
  forget: async (name: string) => void refused.delete(name),
};
let root = '';

beforeEach(async () => {
  now = new Date('2026-11-24T09:00:00Z');
  refused.clear();
  tenant = new TeamsTenant([anna, marco], [{ id: channel, name: 'Assistenza' }], teamsIds, () => now);
  tenant.state.installedIn = channel;
  const web = openHttp();
  const listening = await listen(web, '127.0.0.1', 0);
  server = listening.server;
  const url = `http://127.0.0.1:${listening.port}`;
  web.use(botConnector(tenant, () => url));
  const message = { id: '1', from: tenant.botId, text: 'card', at: now.toISOString() };
  tenant.channel(channel)?.threads.push({ root: message, replies: [] });
  root = message.id;
  const { teamId, tenantId, appId } = teamsIds;
  const { botId } = tenant;
  reference = { channelId: channel, teamId, tenantId, serviceUrl: url, botId, installedAt: now };
  const adapter = teamsAdapter(
    {
      ...{ appId, appPassword: null, appType: 'SingleTenant', tenantId, allowedTenants: [tenantId] },
      ...{ channel: 'installed', adminChannel: null, routed: [], restricted: null, language: 'en' },
      messagesPerSecond: 50,
      standIn: {
        kind: 'tenant',
        openIdMetadataUrl: `${url}/openid`,
        token: () => tenant.tokens.ofBot(),
        fileOrigin: url,
      },
    },
    3000,
  );
  const conversations = conversationsOf(appId, adapter);
  posts = targetedPosts({ conversations });
  const referenceOf = async () => reference;
  const knownAs = async () => anna.mri;
  privately = privatePosts({ conversations, referenceOf, turn: async () => {} }, referenceOf, knownAs);
  lines = privateLines({
    posts,
    referenceOf: async () => reference,
    alone: conversations.alone,
    refusals,
    log: aLog().log,
    clock: () => now,
  });
});
afterEach(() => closeServer(server));

const leave = (text: string, member = anna.mri) =>
  lines.leave({ channel, root, member }, { text, next: null });
const seenBy = (who: typeof anna) => tenant.targetedTo(who.aadObjectId, channel, root);
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const undo = { verb: 'recall', label: 'Undo', number: 1001, nonce: 'n', version: 3, page: '3' };

describe('a line for one person', () => {
  test('she sees it below the card, and nobody else does', async () => {
    const id = await lines.leave(
      { channel, root, member: anna.mri },
      { text: '#1001 · Too late', next: undo },
    );
    expect(seenBy(anna).map(message => message.id)).toEqual([id]);
    expect(textOf(seenBy(anna)[0]?.card)).toContain('#1001 · Too late');
    expect(textOf(seenBy(anna)[0]?.card)).toContain('"verb":"recall"');
    expect(seenBy(marco)).toEqual([]);
    expect(tenant.thread(channel, root)?.replies).toEqual([]);
    expect(tenant.channel(channel)?.threads).toHaveLength(1);
  });

  test('the last one stays: of many presses one line stands', async () => {
    await leave('first');
    await leave('second', marco.mri);
    await leave('third');
    await expect.poll(() => seenBy(anna).length).toBe(1);
    expect(textOf(seenBy(anna))).toContain('third');
    expect(textOf(seenBy(marco))).toContain('second');
  });

  test('it is changed in its place; one that is gone is well', async () => {
    const id = (await leave('You can undo it')) ?? '';
    await lines.change(channel, id, { text: 'Undone', next: null });
    expect(textOf(seenBy(anna))).toContain('Undone');
    now = new Date(now.getTime() + 25 * hour);
    expect(seenBy(anna)).toEqual([]);
    await lines.change(channel, id, { text: 'Whatever', next: null });
    expect(await posts.edit(reference, id, { type: 'message', text: 'x' })).toBe(false);
    expect(await posts.erase(reference, id)).toBe(false);
  });
});

describe('where Teams takes none', () => {
  test('it is said another way, asked again after an hour, and counted', async () => {
    tenant.takesTargeted = false;
    expect(await leave('a')).toBeNull();
    expect(refused.get(channel)).toEqual({ why: '403 ThreadAccessDenied', times: 1, at: now.toISOString() });
    const asked = vi.spyOn(posts, 'post');
    expect(await leave('b')).toBeNull();
    expect(asked).not.toHaveBeenCalled();
    now = new Date(now.getTime() + 2 * hour);
    expect(await leave('c')).toBeNull();
    expect(refused.get(channel)?.times).toBe(2);
    now = new Date(now.getTime() + 2 * hour);
    tenant.takesTargeted = true;
    expect(await leave('d')).not.toBeNull();
    expect(refused.size).toBe(0);
  });

  test.each([
    ['the app is not there any more', 403, 'BotNotInConversationRoster', 1],
    ['a cloud that knows no such thing', 400, 'BadArgument', 1],
    ['no such method', 405, '', 1],
    ['the post is gone', 404, 'ActivityNotFoundInConversation', 0],
    ['the person is not in it', 404, 'MemberNotFoundInConversation', 0],
    ['it is busy', 429, 'Throttled', 0],
    ['it stumbles', 500, 'InternalServerError', 0],
    ['it is away', 503, 'ServiceUnavailable', 0],
  ])('%s (%i %s)', async (_, status, code, kept) => {
    tenant.moods = () => ({ status, body: { error: { code, message: code } } });
    expect(await leave('a')).toBeNull();
    expect(refused.size).toBe(kept);
    expect(seenBy(anna)).toEqual([]);
  });

  test('somebody who is not in the channel gets none', async () => {
    tenant.channel(channel)?.members?.splice(0);
    const few = tenant.channel(channel);
    if (few) few.members = [marco.aadObjectId];
    expect(await leave('a')).toBeNull();
    expect(tenant.targeted).toEqual([]);
  });

  test('one that hangs is not waited for, nor are the next for a minute', async () => {
    tenant.moods = () => 'hangs';
    const asked = vi.spyOn(posts, 'post');
    expect(await lines.leave({ channel, root, member: anna.mri }, { text: 'a', next: null }, 50)).toBeNull();
    expect(await leave('b')).toBeNull();
    expect(asked).toHaveBeenCalledTimes(1);
    tenant.moods = () => null;
    now = new Date(now.getTime() + 61_000);
    expect(await leave('c')).not.toBeNull();
  });

  test('one that comes late is taken away again: it was said another way by then', async () => {
    let gate = () => {};
    const post = posts.post;
    vi.spyOn(posts, 'post').mockImplementation(async (...given) => {
      const sent = await post(...given);
      await new Promise<void>(done => {
        gate = done;
      });
      return sent;
    });
    expect(
      await lines.leave({ channel, root, member: anna.mri }, { text: 'late', next: null }, 500),
    ).toBeNull();
    expect(seenBy(anna)).toHaveLength(1);
    gate();
    await expect.poll(() => seenBy(anna)).toEqual([]);
  });
});

describe('what was asked in private', () => {
  const answer = { type: 'message', text: 'Your tickets' };
  test('is answered in private', async () => {
    const lies = await lines.answer({ channel, root: null, member: anna.mri }, answer);
    const standing = () => tenant.targetedTo(anna.aadObjectId, channel, null).map(({ text }) => text);
    expect(standing()).toEqual(['Your tickets']);
    // There it is taken back, too, when few may see from then on what it names.
    await privately.takeBackPrivately(lies ?? { channel: '', message: '' }, { text: '', link: null });
    expect(standing()).toEqual([]);
  });

  test('in the chat with the app where the channel does not take it; never aloud', async () => {
    tenant.takesTargeted = false;
    const lies = await lines.answer({ channel, root: null, member: anna.mri }, answer);
    expect(tenant.chatWith(anna.aadObjectId).map(({ text }) => text)).toEqual(['Your tickets']);
    await privately.takeBackPrivately(lies ?? { channel: '', message: '' }, { text: '', link: null });
    expect(tenant.chatWith(anna.aadObjectId)).toEqual([]);
    tenant.moods = () => ({ status: 500, body: {} });
    await lines.answer({ channel, root: null, member: anna.mri }, answer);
    expect(tenant.channel(channel)?.threads).toHaveLength(1);
    expect(tenant.thread(channel, root)?.replies).toEqual([]);
  });
});

describe('what was asked in private while Teams stumbles over the channel', () => {
  const inChannel = (path: string) => path.includes(channel);
  test.each([
    ['it is busy', { status: 429, body: { error: { code: 'Throttled', message: 'later' } } }],
    ['it stumbles', { status: 500, body: {} }],
    ['it is away', { status: 503, body: {} }],
    ['it says nothing', 'hangs'],
  ] as const)('%s: it is answered in the chat with the app', async (_, mood) => {
    tenant.moods = ({ path }) => (inChannel(path) ? mood : null);
    await lines.answer({ channel, root, member: anna.mri }, { type: 'message', text: 'Your tickets' });
    expect(tenant.chatWith(anna.aadObjectId).map(({ text }) => text)).toEqual(['Your tickets']);
    expect(tenant.targeted).toEqual([]);
  });
});

describe('the stand-in is as strict as Teams', () => {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(
      `${reference.serviceUrl}/v3/conversations/${encodeURIComponent(channel)}/activities${path}`,
      {
        method,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await tenant.tokens.ofBot()}`,
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      },
    );
    const said = await response.text();
    return [response.status, said ? JSON.parse(said).error?.code : undefined];
  };
  const to = { recipient: { id: anna.mri } };
  const text = { type: 'message', text: 'x' };

  test.each([
    ['without a recipient', 'POST', '/1?isTargetedActivity=true', text, 400, 'BadArgument'],
    [
      'to a stranger',
      'POST',
      '/1?isTargetedActivity=true',
      { ...text, recipient: { id: '29:x' } },
      400,
      'BadArgument',
    ],
    [
      'below a post that is gone',
      'POST',
      '/9?isTargetedActivity=true',
      { ...text, ...to },
      404,
      'ActivityNotFoundInConversation',
    ],
    [
      'an edit with a recipient',
      'PUT',
      '/MINE?isTargetedActivity=true',
      { ...text, ...to },
      400,
      'BadArgument',
    ],
    ['an edit as of any message', 'PUT', '/MINE', text, 400, 'BadArgument'],
    ['a deletion as of any message', 'DELETE', '/MINE', undefined, 400, 'BadArgument'],
    [
      'an edit of what all see',
      'PUT',
      '/1?isTargetedActivity=true',
      text,
      404,
      'ActivityNotFoundInConversation',
    ],
    ['an edit', 'PUT', '/MINE?isTargetedActivity=true', text, 200, undefined],
    ['a deletion', 'DELETE', '/MINE?isTargetedActivity=true', undefined, 200, undefined],
  ])('%s', async (_, method, path, body, status, code) => {
    const mine = (await leave('mine')) ?? '';
    expect(await call(method, path.replace('MINE', mine), body)).toEqual([status, code]);
  });
});
