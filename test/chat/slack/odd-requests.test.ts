import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { channel, ownDoor } from './a-workspace.ts';

const own = ownDoor();
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

beforeEach(() => {
  own.log.lines.length = 0;
});

/** What Slack sends, signed as it signs. */
async function send(
  body: string,
  type: string,
  headers: Record<string, string> = {},
  stamp = Math.floor(Date.now() / 1000),
) {
  const began = performance.now();
  const response = await fetch(`${own.url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${createHmac('sha256', 'a-secret').update(`v0:${stamp}:${body}`).digest('hex')}`,
      ...headers,
    },
    body,
    signal: AbortSignal.timeout(5000),
  });
  return { status: response.status, text: await response.text(), ms: performance.now() - began };
}
const event = (about: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    type: 'event_callback',
    team_id: 'T0OWN',
    api_app_id: 'A0TEST',
    event_id: `Ev${Math.random()}`,
    event_time: 1,
    authorizations: [{ team_id: 'T0OWN', user_id: 'U0BOT', is_bot: true }],
    event: { event_ts: '1.1', ...about },
    ...more,
  });
describe('what Slack sends besides', () => {
  test('the questions of its set-up', async () => {
    expect(
      await send(JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' }), json),
    ).toMatchObject({ status: 200, text: expect.stringContaining('abc') });
    expect(await send('ssl_check=1&token=x', form)).toMatchObject({ status: 200 });
  });

  test.each([
    ['app_uninstalled', {}],
    ['tokens_revoked', { tokens: { bot: ['U0BOT'] } }],
    ['channel_archive', { channel, user: 'U0ANNA' }],
    ['channel_rename', { channel: { id: channel, name: 'x', created: 1 } }],
    ['member_left_channel', { channel, user: 'U0BOT' }],
    ['message', { subtype: 'message_deleted', channel, hidden: true, deleted_ts: '1.1', ts: '1.2' }],
    ['user_change', { user: { id: 'U0ANNA' } }],
    ['file_shared', { file_id: 'F1' }],
    ['something_new', { nested: { a: [1] } }],
  ])('the event %s is acknowledged at once', async (type, about) => {
    const { status, ms } = await send(event({ type, ...about }), json);
    expect(status).toBe(200);
    expect(ms).toBeLessThan(1000);
  });

  test('an event that is sent again, for its answer was lost, is acknowledged too', async () => {
    const body = event({ type: 'app_home_opened', user: 'U0ANNA', tab: 'home', channel: 'D1' });
    for (const headers of [{}, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' }])
      expect((await send(body, json, headers)).status).toBe(200);
  });
});

describe('what is not from Slack, or not whole', () => {
  const stale = Math.floor(Date.now() / 1000) - 301;
  test('a stamp of six minutes ago', async () => {
    expect((await send(event({ type: 'x' }), json, {}, stale)).status).toBe(401);
  });
  test.each([
    ['JSON that is none', '{"type":', json],
    ['a payload that is no JSON', 'payload=%7B', form],
    ['nothing', '', json],
    ['text', 'hello', 'text/plain'],
  ])('%s is refused, and nothing breaks', async (_name, body, type) => {
    const answer = await send(body, type);
    expect(answer.ms).toBeLessThan(1000);
    expect(answer.status).toBe(400);
  });

  test('a body that does not say how large it is cannot fill the memory', async () => {
    const status = await new Promise<number | string>(done => {
      const out = request(
        `${own.url}/slack/events`,
        { method: 'POST', headers: { 'content-type': json } },
        response => {
          response.resume();
          done(response.statusCode ?? 0);
        },
      );
      out.on('error', error => done(String(error)));
      for (let mb = 0; mb < 8; mb += 1) out.write(Buffer.alloc(1024 * 1024, 97));
      out.end();
    });
    expect(status).toBe(413);
  });
});
