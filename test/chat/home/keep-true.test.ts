import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepHomesTrue } from '../../../src/chat/home/keep-true.ts';
import { openLog } from '../../../src/log.ts';

const quarterMs = 15_000;
const log = openLog('fatal', { write: () => {} });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('pages are looked at every quarter of a minute, until the house closes', async () => {
  let looks = 0;
  const kept = keepHomesTrue(async () => {
    looks += 1;
  }, log);
  await vi.advanceTimersByTimeAsync(quarterMs - 1);
  expect(looks).toBe(0);
  await vi.advanceTimersByTimeAsync(1 + quarterMs);
  expect(looks).toBe(2);
  kept.stop();
  await vi.advanceTimersByTimeAsync(10 * quarterMs);
  expect(looks).toBe(2);
});

test('a look that takes long is not begun again beside itself; one that fails is followed by the next', async () => {
  let finish = () => {};
  let looks = 0;
  const kept = keepHomesTrue(async () => {
    looks += 1;
    if (looks === 1)
      await new Promise<void>(done => {
        finish = done;
      });
    if (looks === 2) throw new Error('the database is away');
  }, log);
  await vi.advanceTimersByTimeAsync(4 * quarterMs);
  expect(looks).toBe(1);
  finish();
  await vi.advanceTimersByTimeAsync(2 * quarterMs);
  expect(looks).toBe(3);
  kept.stop();
});
