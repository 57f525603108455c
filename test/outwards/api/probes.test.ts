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
// A second place knows this machine's clock alone.
Object.assign(desk, { clock: () => new Date() });
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
  const minute = minuteOf(new Date());
  await expect(probe(['--to', url, '--once'])).resolves.toBe(0);
  expect(String(said.mock.calls[0])).toContain(
    '2 looked at, 1 not reached\n  bad: the page does not say "better"',
  );
  vi.unstubAllEnvs();
  said.mockRestore();
  const seen = async (service: string) => {
    const hours = await hoursOf(own.database.db, service, minute, new Date(minute.getTime() + 5 * minuteMs));
    // The minute may have ended while it was looked at.
    return [0, 1].map(later => {
      const at = new Date(minute.getTime() + later * minuteMs);
      return markAt(hours.get(hourOf(at).getTime()) ?? '', (at.getTime() - hourOf(at).getTime()) / minuteMs);
    });
  };
  expect(await seen('good')).toContain('up');
  expect(await seen('bad')).toContain('down');
});

test('of services that nobody looks at nothing is kept, nor of a time that is not now', async () => {
  expect(await call()).toMatchObject({
    status: 200,
    body: { probes: [{ service: 'good' }, { service: 'bad' }] },
  });
  const told = (minute: string, service = 'good') => call({ minute, looked: [{ service, isUp: true }] });
  const now = new Date();
  expect(await told(now.toISOString(), 'unseen')).toMatchObject({ status: 200, body: { kept: 0 } });
  expect(await told(now.toISOString(), 'nobody’s')).toMatchObject({ status: 200, body: { kept: 0 } });
  expect(await told(new Date(now.getTime() + 5 * minuteMs).toISOString())).toMatchObject({ status: 422 });
  expect(await told(new Date(now.getTime() - 2 * 60 * minuteMs).toISOString())).toMatchObject({
    status: 422,
  });
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
