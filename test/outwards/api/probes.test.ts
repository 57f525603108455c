import { createServer } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { probe } from '../../../src/cli/availability/probe.ts';
import { openLog } from '../../../src/log.ts';
import { apiRoutes } from '../../../src/outwards/api/routes.ts';
import { newToken } from '../../../src/outwards/api/token.ts';
import { hoursOf } from '../../../src/store/availability/hours.ts';
import { insertToken } from '../../../src/store/outwards/tokens.ts';
import { hourOf, markAt, minuteMs, minuteOf } from '../../../src/ticket/availability/minutes.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
// The second place's clock is half an hour behind.
const now = new Date(Date.now() + 30 * minuteMs);
Object.assign(desk, { clock: () => now });
const web = express();
const server = createServer(web);
let url = '';
let token = '';

beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  web.get('/health', (_request, response) => response.send('all well'));
  web.use(apiRoutes(desk, url, openLog('silent')));
  const probed = (says: string) => ({ kind: 'http' as const, url: `${url}/health`, says });
  const named = (key: string) => ({ key, name: { it: key, en: key }, products: [] });
  Object.assign(desk, {
    services: [
      { ...named('good'), probe: probed('well') },
      { ...named('bad'), probe: probed('better') },
      named('unseen'),
    ],
  });
  const { token: made, ...kept } = newToken();
  const limits = { perMinute: 1000, perDay: 1, commentsPerDay: 1 };
  await insertToken(own.database.db, {
    ...kept,
    ...limits,
    name: 'milan',
    rights: ['probe'],
    madeAt: new Date(),
  });
  token = made;
});
afterAll(() => server.close());

async function call(body?: unknown) {
  const response = await fetch(`${url}/api/probes`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  return { status: response.status, body: await response.json() };
}

test('a second place looks at what the desk says, and what it saw is kept as seen from there', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.stubEnv('PROBE_TOKEN', token);
  await expect(probe(['--to', url, '--once'])).resolves.toBe(0);
  expect(String(said.mock.calls[0])).toContain(
    '2 looked at, 1 not reached\n  bad: the page does not say "better"',
  );
  vi.unstubAllEnvs();
  said.mockRestore();
  const minute = minuteOf(now);
  const seen = async (service: string) => {
    const hours = await hoursOf(own.database.db, service, minute, now);
    const hour = hourOf(minute);
    return markAt(hours.get(hour.getTime()) ?? '', (minute.getTime() - hour.getTime()) / minuteMs);
  };
  expect(await seen('good')).toBe('up');
  expect(await seen('bad')).toBe('down');
});

test('of services that nobody looks at nothing is kept, nor of a time that is not now', async () => {
  expect(await call()).toMatchObject({
    status: 200,
    body: { probes: [{ service: 'good' }, { service: 'bad' }] },
  });
  const told = (minute: string, service = 'good') => call({ minute, looked: [{ service, isUp: true }] });
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * minuteMs).toISOString();
  expect(await told(now.toISOString(), 'unseen')).toMatchObject({ status: 200, body: { kept: 0 } });
  expect(await told(now.toISOString(), 'nobody’s')).toMatchObject({ status: 200, body: { kept: 0 } });
  expect(await told(minutesAgo(-5))).toMatchObject({ status: 422 });
  // A minute that is over is waited for; then it is judged, and nobody says it otherwise.
  expect(await told(minutesAgo(1))).toMatchObject({ status: 200, body: { kept: 1 } });
  expect(await told(minutesAgo(3))).toMatchObject({ status: 422 });
  expect(await told('yesterday')).toMatchObject({ status: 422 });
  const twice = { service: 'good', isUp: true };
  expect(await call({ minute: now.toISOString(), looked: [twice, twice] })).toMatchObject({ status: 422 });
});

test('without a token, and without a desk, it says what to do', async () => {
  await expect(probe(['--once'])).rejects.toThrow('PROBE_TOKEN');
  vi.stubEnv('PROBE_TOKEN', 'sportello_wrong');
  await expect(probe(['--to', url, '--once'])).rejects.toThrow('The desk answered 401');
  vi.unstubAllEnvs();
});
