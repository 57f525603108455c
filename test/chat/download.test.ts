import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { download } from '../../src/chat/download.ts';
import { closeServer } from '../../src/house/http.ts';

let server: Server;
let url = '';
let sent = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/away') response.writeHead(302, { location: 'http://localhost:9/secret' }).end();
    else if (path === '/near') response.writeHead(307, { location: '/file' }).end();
    else if (path === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (path === '/missing') response.writeHead(404).end('no');
    else if (path === '/silent') return;
    else if (path === '/endless') {
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
const get = (path: string) =>
  download({ url: `${url}${path}`, isAllowed: to => to.origin === url, maxBytes: 1_000_000, timeoutMs: 500 });

test('a file comes, over a redirect to a neighbour too', async () => {
  for (const path of ['/file', '/near'])
    expect(await get(path)).toEqual({ ok: true, content: Buffer.from('content') });
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
  ['/endless', 'too-large'],
])('%s: %s', async (path, why) => {
  expect(await get(path)).toEqual({ ok: false, why });
});

test('what is too large is not read to its end', async () => {
  await get('/endless');
  await settled();
  const after = sent;
  await settled();
  expect(sent).toBe(after);
});
