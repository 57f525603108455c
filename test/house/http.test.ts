import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeServer, type Health, health, listen, openHttp } from '../../src/house/http.ts';

const web = openHttp();
let server: Server;
let url = '';
let why: string | null = null;
let chats: Health['chats'] = [];

beforeAll(async () => {
  const listening = await listen(web, '127.0.0.1', 0);
  server = listening.server;
  url = `http://127.0.0.1:${listening.port}`;
});
afterAll(async () => await closeServer(server));

const ask = async (path: string, method = 'GET') => {
  const answer = await fetch(`${url}${path}`, { method });
  return { status: answer.status, says: await answer.text(), headers: answer.headers };
};

describe('before the house is open', () => {
  test('its health is 503, with the reason', async () => {
    const { status, says, headers } = await ask('/healthz');
    expect([status, JSON.parse(says)]).toEqual([503, { ok: false, why: 'starting' }]);
    expect(headers.get('retry-after')).toBe('1');
  });

  test('a browser is told to wait, and comes again by itself; Slack and Teams are told to', async () => {
    const page = await ask('/');
    expect([page.status, page.says, page.headers.get('refresh')]).toEqual([
      503,
      'Sportello is starting. One moment…\n',
      '1',
    ]);
    const press = await ask('/slack/events', 'POST');
    expect([press.status, press.headers.get('refresh')]).toEqual([503, null]);
  });
});

test('afterwards its health is what keeps it from working, and a chat that is shut stands beside it', async () => {
  const since = new Date('2026-11-24T09:00:00Z');
  health(web, async () => ({ why, chats }));
  expect(JSON.parse((await ask('/healthz')).says)).toEqual({ ok: true });
  expect((await ask('/nowhere')).status).toBe(404);
  chats = [{ chat: 'slack', channel: 'C1', blockedSince: since, why: 'Slack says is_archived' }];
  const one = await ask('/healthz');
  expect([one.status, JSON.parse(one.says)]).toEqual([
    200,
    {
      ok: true,
      chats: [
        {
          chat: 'slack',
          channel: 'C1',
          blockedSince: '2026-11-24T09:00:00.000Z',
          why: 'Slack says is_archived',
        },
      ],
    },
  ]);
  why = 'the database does not answer';
  chats = [];
  const { status, says } = await ask('/healthz');
  expect([status, JSON.parse(says)]).toEqual([503, { ok: false, why: 'the database does not answer' }]);
});
