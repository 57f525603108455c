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

test('what is enqueued together goes in the order given: a card, then the line that tells of it', async () => {
  const tasks = Array.from({ length: 30 }, (_, n) => (n % 3 === 0 ? 'card' : `line-${n % 2}`));
  await enqueue(
    own.database.db,
    tasks.map((task, n) => ({ task, payload: { n }, lane: `other:${n % 2}` })),
  );
  const due = await own.database.connection<{ n: number }[]>`
    select (payload ->> 'n')::int as n from graphile_worker._private_jobs
    where payload ->> 'n' is not null and is_available and key is null
    order by priority, run_at`;
  expect(due.map(({ n }) => n)).toEqual(tasks.map((_, n) => n));
});
