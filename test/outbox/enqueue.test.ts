import { expect, test } from 'vitest';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { ownDatabase } from '../database.ts';

const own = ownDatabase();
const effect = (n: number) => ({ task: 'card', payload: { n }, lane: 'lane', replaces: 'card:1' });

/** Takes a job as a worker does. */
const take = () => own.database.connection`
  update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker', attempts = attempts + 1
  where id in (select id from graphile_worker._private_jobs where is_available for update skip locked)
  returning payload`;

test('a job that is about to be replaced is not taken by a worker, who would work from what was', async () => {
  await enqueue(own.database.db, [effect(1)]);
  await own.database.db.transaction(async tx => {
    let calls = 0;
    const interrupted = Object.defineProperties(Object.create(tx), {
      execute: {
        value: async (query: Parameters<typeof tx.execute>[0]) => {
          calls += 1;
          if (calls === 2) expect(await take()).toHaveLength(0);
          return await tx.execute(query);
        },
      },
    });
    await enqueue(interrupted, [effect(2)]);
    expect(calls).toBe(2);
  });
  expect([...(await take())]).toEqual([{ payload: { n: 2 } }]);
});

test('a job that runs already is followed by another', async () => {
  await enqueue(own.database.db, [effect(3)]);
  expect([...(await take())]).toEqual([{ payload: { n: 3 } }]);
});
