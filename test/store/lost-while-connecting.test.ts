import { createServer, type Server, type Socket } from 'node:net';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** As much of PostgreSQL as a new connection hears (protocol 3.0): it is let in, and thrown out at its first question. */
const message = (kind: string, body: Buffer | string) => {
  const bytes = Buffer.from(body);
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length + 4);
  return Buffer.concat([Buffer.from(kind), length, bytes]);
};
const letIn = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', 'I')]);
const thrownOut = message(
  'E',
  'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0',
);
const letNobodyIn = message(
  'E',
  'SFATAL\0VFATAL\0C55000\0Mdatabase "desk" is not currently accepting connections\0\0',
);

let server: Server;
let port = 0;
let unhandled: unknown[] = [];
let isClosing = false;
let connections = 0;
const note = (reason: unknown) => unhandled.push(reason);

beforeEach(async () => {
  unhandled = [];
  isClosing = false;
  connections = 0;
  process.on('unhandledRejection', note);
  server = createServer((socket: Socket) => {
    let isIn = false;
    const isRefused = isClosing && connections > 0;
    connections += 1;
    socket.on('error', () => {});
    socket.on('data', () => {
      if (isIn) return void socket.end(thrownOut);
      if (isRefused) return void socket.end(letNobodyIn);
      isIn = true;
      socket.write(letIn);
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterEach(async () => {
  process.off('unhandledRejection', note);
  await new Promise<void>(done => server.close(() => done()));
});

test('a database that goes away while a connection is new refuses the statement, and troubles nobody else', async () => {
  const sql = postgres(`postgres://desk@127.0.0.1:${port}/desk`, { max: 1, onnotice: () => {} });
  await expect(sql`select 1`).rejects.toMatchObject({ code: expect.stringMatching(/57P01|CONNECTION/) });
  await sql.end({ timeout: 1 });
  await new Promise(done => setTimeout(done, 100));
  expect(unhandled).toEqual([]);
});

test('and one that lets nobody in any more: whoever asks is refused, and does not wait until it does', async () => {
  isClosing = true;
  const sql = postgres(`postgres://desk@127.0.0.1:${port}/desk`, { max: 1, onnotice: () => {} });
  for (const _ of [1, 2, 3])
    await expect(sql`select 1`).rejects.toMatchObject({
      code: expect.stringMatching(/57P01|55000|CONNECTION/),
    });
  expect(connections).toBeLessThanOrEqual(3);
  await sql.end({ timeout: 1 });
});
