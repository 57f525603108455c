import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { afterAll, beforeAll } from 'vitest';

type Received = { headers: IncomingHttpHeaders; body: string; path: string };

/** A program outside that is told things: it keeps what came, and answers as it is told to. */
export function aReceiver() {
  const received: Received[] = [];
  let answer = (response: ServerResponse): unknown => response.writeHead(204).end();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        path: request.url ?? '',
      });
      answer(response);
    });
  });
  let url = '';
  beforeAll(async () => {
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hooks`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    received,
    answers: (by: typeof answer) => {
      answer = by;
    },
    get url() {
      return url;
    },
  };
}
