import { expect, test } from 'vitest';
import { closeAll } from '../../src/house/closing.ts';
import { openLog } from '../../src/log.ts';

test('every room is closed, the last first, whatever one of them does', async () => {
  const closed: string[] = [];
  const began = performance.now();
  await closeAll(
    [
      () => closed.push('database'),
      async () => {
        closed.push('outbox');
        await new Promise(() => {});
      },
      () => {
        closed.push('smtp');
        throw new Error('it fails at once');
      },
      async () => {
        closed.push('imap');
        throw new Error('it fails');
      },
    ],
    200,
    openLog('silent'),
  );
  expect(closed).toEqual(['imap', 'smtp', 'outbox', 'database']);
  expect(performance.now() - began).toBeLessThan(5_000);
});
