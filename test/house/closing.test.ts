import { expect, test } from 'vitest';
import { closeAll, closeTogether, openRooms } from '../../src/house/closing.ts';
import { openLog } from '../../src/log.ts';

const said: Record<string, unknown>[] = [];
const log = openLog('info', { write: line => void said.push(JSON.parse(line)) });
const never = () => new Promise(() => {});

test('every room is closed, the last first, whatever one of them does', async () => {
  const closed: string[] = [];
  const began = performance.now();
  await closeAll(
    [
      { name: 'database', close: () => closed.push('database') },
      {
        name: 'outbox',
        close: async () => {
          closed.push('outbox');
          await never();
        },
      },
      {
        name: 'smtp',
        close: () => {
          closed.push('smtp');
          throw new Error('it fails at once');
        },
      },
      {
        name: 'imap',
        close: async () => {
          closed.push('imap');
          throw new Error('it fails');
        },
      },
    ],
    200,
    log,
  );
  expect(closed).toEqual(['imap', 'smtp', 'outbox', 'database']);
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(said).toMatchObject([
    { msg: 'could not stop in order', closing: 'imap', err: { message: 'it fails' } },
    { msg: 'could not stop in order', closing: 'smtp', err: { message: 'it fails at once' } },
    { msg: 'could not stop in order', closing: 'outbox', err: { message: 'it did not close within 0.2 s' } },
  ]);
});

test('what opened is closed once, and a room that did not open is not', async () => {
  const closed: string[] = [];
  const { open, closeAll: close } = openRooms(log);
  const room = (name: string) => ({ use: name.length, close: () => closed.push(name) });
  expect(await open('store', room('store'))).toBe(5);
  expect(await open('outbox', Promise.resolve(room('outbox')))).toBe(6);
  await expect(open('mail', Promise.reject(new Error('its port is taken')))).rejects.toThrow('taken');
  await close(200);
  await close(200);
  expect(closed).toEqual(['outbox', 'store']);
});

test('of what is closed together one that fails keeps none open, and is told', async () => {
  const closed: string[] = [];
  const late = async () => {
    await new Promise(done => setTimeout(done, 20));
    closed.push('late');
  };
  const fails = () => {
    throw new Error('it fails at once');
  };
  await expect(closeTogether([fails, late])).rejects.toThrow('it fails at once');
  expect(closed).toEqual(['late']);
});
