import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nothing } from '../../../src/chat/nothing.ts';
import { keepHomesTrue } from '../../../src/chat/slack/homes.ts';
import { openLog } from '../../../src/log.ts';

const quarterMs = 15_000;

/** A desk whose page is asked for by name, and Slack's open pages, which say whose they are. */
function homes(publishAnew: (drawn: (userId: string, list: string) => Promise<unknown>) => Promise<void>) {
  const asked: string[] = [];
  const desk = {
    homeNow: async ({ userId }: { userId: string }, list: string) => {
      asked.push(`${userId} ${list}`);
      return { ...nothing, title: 'Home', list };
    },
  };
  const kept = keepHomesTrue({
    desk: desk as never,
    answers: { publishAnew } as never,
    log: openLog('fatal', { write: () => {} }),
  });
  return { asked, kept };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('pages that are open are looked at every quarter of a minute, as their owners see them, until the door closes', async () => {
  const { asked, kept } = homes(async drawn => void (await drawn('UANNA', 'queue?home=1')));
  kept.start();
  await vi.advanceTimersByTimeAsync(quarterMs - 1);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await vi.advanceTimersByTimeAsync(quarterMs);
  expect(asked).toEqual(['UANNA queue?home=1', 'UANNA queue?home=1']);
  kept.stop();
  await vi.advanceTimersByTimeAsync(10 * quarterMs);
  expect(asked).toHaveLength(2);
});

test('a look that takes long is not begun again beside itself; one that fails is followed by the next', async () => {
  let finish = () => {};
  let looks = 0;
  const { kept } = homes(async () => {
    looks += 1;
    if (looks === 1)
      await new Promise<void>(done => {
        finish = done;
      });
    if (looks === 2) throw new Error('Slack is away');
  });
  kept.start();
  await vi.advanceTimersByTimeAsync(4 * quarterMs);
  expect(looks).toBe(1);
  finish();
  await vi.advanceTimersByTimeAsync(2 * quarterMs);
  expect(looks).toBe(3);
  kept.stop();
});
