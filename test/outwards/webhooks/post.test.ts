import { expect, test } from 'vitest';
import { PrivateAddress, post } from '../../../src/outwards/webhooks/post.ts';
import { aReceiver } from './a-receiver.ts';

const receiver = aReceiver();
const here = () => ({ url: receiver.url, mayBePrivate: true });

test('what is sent arrives whole, and what is answered is not read, however long it is', async () => {
  receiver.answers(response => {
    response.writeHead(200, { 'retry-after': '7' });
    const more = () => {
      while (response.write(Buffer.alloc(65_536)));
      response.once('drain', more);
    };
    more();
  });
  const body = JSON.stringify({ text: 'più “ò” 🙂' });
  await expect(post(here(), { 'webhook-id': 'msg_1' }, body)).resolves.toEqual({
    status: 200,
    retryAfter: 7,
  });
  expect(receiver.received.at(-1)).toMatchObject({
    body,
    headers: { 'content-type': 'application/json', 'webhook-id': 'msg_1' },
  });
});

test('a redirect is an answer like others: nothing goes where it leads', async () => {
  const before = receiver.received.length;
  receiver.answers(response => response.writeHead(307, { location: `${receiver.url}/elsewhere` }).end());
  await expect(post(here(), {}, '{}')).resolves.toMatchObject({ status: 307 });
  expect(receiver.received).toHaveLength(before + 1);
});

test('who takes it and says nothing is waited for no longer than is said', async () => {
  receiver.answers(() => {});
  await expect(post(here(), {}, '{}', 150)).rejects.toMatchObject({ name: 'AbortError' });
});

test('unless it was allowed, nothing goes into a private network, by whatever name', async () => {
  const before = receiver.received.length;
  const port = new URL(receiver.url).port;
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '0x7f.1', '2130706433'])
    await expect(
      post({ url: `http://${host}:${port}/`, mayBePrivate: false }, {}, '{}'),
    ).rejects.toBeInstanceOf(PrivateAddress);
  expect(receiver.received).toHaveLength(before);
});
