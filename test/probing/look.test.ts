import { createServer, type Server } from 'node:http';
import { createServer as createTcp } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../../src/probing/look.ts';
import { freePort } from '../free-port.ts';

const quickly = { againMs: 1, withinMs: 300 };
const servers: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serving(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server: Server = createServer(answer as never);
  servers.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/health`;
}
const page = (url: string, says: string | null = null) =>
  lookAt({ service: 'app', probe: { kind: 'http', url, says } }, quickly);

test.each([
  [200, true],
  [204, true],
  [301, true],
  [404, false],
  [500, false],
  [503, false],
])('a page that answers %i: up is %s', async (status, isUp) => {
  const url = await serving((_request: unknown, response: import('node:http').ServerResponse) => {
    response.writeHead(status, { location: 'http://192.0.2.1/' }).end();
  });
  expect(await page(url)).toEqual({
    ...{ service: 'app', isUp, certificate: null },
    why: isUp ? '' : `HTTP ${status}`,
  });
});

test('a page must say its words, in its first part', async () => {
  const url = await serving((_: unknown, response: import('node:http').ServerResponse) => {
    response.end(`all well${' '.repeat(200_000)}the end`);
  });
  expect(await page(url, 'all well')).toMatchObject({ isUp: true });
  expect(await page(url, 'the end')).toMatchObject({ isUp: false, why: 'the page does not say "the end"' });
});

test('one that hangs, one that hangs up, and one that is not there are not up, and why is said', async () => {
  const hangs = await serving(() => {});
  expect(await page(hangs)).toMatchObject({ isUp: false, why: 'no answer in time' });
  const hangsUp = await serving((request: import('node:http').IncomingMessage) => request.socket.destroy());
  expect(await page(hangsUp)).toMatchObject({ isUp: false, why: expect.stringContaining('ECONNRESET') });
  const gone = `http://127.0.0.1:${await freePort()}/`;
  expect(await page(gone)).toMatchObject({ isUp: false, why: expect.stringContaining('ECONNREFUSED') });
});

test('what is not reached is looked at once more: a packet that is lost is no minute lost', async () => {
  let calls = 0;
  const url = await serving(
    (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => {
      calls += 1;
      if (calls === 1) request.socket.destroy();
      else response.end('ok');
    },
  );
  expect(await page(url)).toMatchObject({ isUp: true, why: '' });
  expect(calls).toBe(2);
});

test('a port that takes connections is up, and one that does not is down', async () => {
  const server = createTcp(socket => socket.end());
  servers.push(server);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const look = (to: number) =>
    lookAt({ service: 'box', probe: { kind: 'tcp', host: '127.0.0.1', port: to } }, quickly);
  expect(await look(port)).toMatchObject({ isUp: true, why: '' });
  expect(await look(await freePort())).toMatchObject({
    isUp: false,
    why: expect.stringContaining('ECONNREFUSED'),
  });
});
