import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paced } from '../../src/outbox/looks/paced.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const looks: number[] = [];
const pulse = () => {
  looks.length = 0;
  return paced(times => looks.push(times), 40);
};

test('the first is answered at once, all that come soon behind it by one more', () => {
  const look = pulse();
  for (const times of [1, 2, 3]) look(times);
  expect(looks).toEqual([1]);
  vi.advanceTimersByTime(39);
  expect(looks).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(looks).toEqual([1, 5]);
});

test('under a row without an end there is one look in each stretch, and none is left out', () => {
  const look = pulse();
  for (let ms = 0; ms < 400; ms += 1) {
    look(1);
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(40);
  expect(looks.length).toBeLessThanOrEqual(12);
  expect(looks.reduce((sum, times) => sum + times, 0)).toBe(400);
});

test('when nothing was asked for a while, the next is answered at once again', () => {
  const look = pulse();
  look(1);
  vi.advanceTimersByTime(100);
  look(7);
  expect(looks).toEqual([1, 7]);
});
