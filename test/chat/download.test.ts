import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { download } from '../../src/chat/download.ts';
import { closeServer } from '../../src/house/http.ts';

let server: Server;
let url = '';
let sent = 0;
let asked = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/away') response.writeHead(302, { location: 'http://localhost:9/secret' }).end();
    else if (path === '/near') response.writeHead(307, { location: '/file' }).end();
    else if (path === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (path === '/missing') response.writeHead(404).end('no');
    else if (path === '/silent') return;
    else if (path === '/later' || path === '/never') {
      asked += 1;
      const isLater = path === '/never' || asked === 1;
      const seconds = path === '/never' ? '600' : '0';
      if (isLater) response.writeHead(asked === 1 ? 429 : 503, { 'retry-after': seconds }).end('later');
      else response.end('content');
    } else if (path === '/slow') {
      response.flushHeaders();
      setTimeout(() => response.write('con'), 100);
      setTimeout(() => response.end('tent'), 200);
    } else if (path === '/endless') {
      const more = () => {
        sent += 65_536;
        if (!response.destroyed) response.write(Buffer.alloc(65_536), more);
      };
      more();
    } else response.end('content');
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => closeServer(server));

const settled = () => new Promise(done => setTimeout(done, 100));
/** @param timeoutMs short, where it is the end of waiting that is looked at */
const get = (path: string, timeoutMs = 500) =>
  download({ url: `${url}${path}`, isAllowed: to => to.origin === url, maxBytes: 1_000_000, timeoutMs });
const patiently = 30_000;

test('a file comes, over a redirect to a neighbour too', async () => {
  for (const path of ['/file', '/near'])
    expect(await get(path, patiently)).toEqual({ ok: true, content: Buffer.from('content') });
});

test('one that is slow to come comes; and so does one that is to be asked for a little later', async () => {
  asked = 0;
  for (const path of ['/slow', '/later'])
    expect(await get(path, patiently)).toEqual({ ok: true, content: Buffer.from('content') });
  expect(asked).toBe(2);
});

test('what is to be asked for much later is not waited for', async () => {
  asked = 0;
  expect(await get('/never')).toEqual({ ok: false, why: 'unreachable' });
  expect(asked).toBe(1);
});

test('what lies elsewhere is not even asked for', async () => {
  expect(
    await download({ url: 'http://localhost:9/', isAllowed: () => false, maxBytes: 1, timeoutMs: 500 }),
  ).toEqual({
    ok: false,
    why: 'not-ours',
  });
});

test.each([
  ['/away', 'unreachable'],
  ['/round', 'unreachable'],
  ['/missing', 'unreachable'],
  ['/silent', 'unreachable'],
])('%s: %s', async (path, why) => {
  expect(await get(path)).toEqual({ ok: false, why });
});

test('what is too large is not read to its end', async () => {
  expect(await get('/endless', patiently)).toEqual({ ok: false, why: 'too-large' });
  await settled();
  const after = sent;
  await settled();
  expect(sent).toBe(after);
});
