import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeServer } from '../src/house.ts';
import { health, listen, openHttp } from '../src/http.ts';

const web = openHttp();
let server: Server;
let url = '';
let databaseIsThere = true;

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

test('afterwards its health is the database’s, and what is not there is not there', async () => {
  health(web, async () => {
    if (!databaseIsThere) throw new Error('away');
  });
  expect((await ask('/healthz')).status).toBe(200);
  expect((await ask('/nowhere')).status).toBe(404);
  databaseIsThere = false;
  const { status, says } = await ask('/healthz');
  expect([status, JSON.parse(says)]).toEqual([503, { ok: false, why: 'the database does not answer' }]);
});
