import { expect, test } from 'vitest';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { ownDatabase } from '../database.ts';

const own = ownDatabase();
const effect = (n: number) => ({ task: 'card', payload: { n }, lane: 'lane', replaces: 'card:1' });

/** Takes a job as a worker does. */
const take = () => own.database.connection`
  update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker', attempts = attempts + 1
  where id in (select id from graphile_worker._private_jobs where is_available and run_at <= now() for update skip locked)
  returning payload`;

test('words that PostgreSQL does not take replace what waits all the same: half of a letter, and none at all', async () => {
  const cause = { causes: ['mail:1'] };
  const said = (words: string) => ({
    task: 'notice',
    payload: { ...cause, words },
    lane: 'lane',
    replaces: 'notice:1',
  });
  await enqueue(own.database.db, [said('before')]);
  await enqueue(own.database.db, [said('a server\0 said \ud83d')]);
  expect([...(await take())]).toEqual([{ payload: { ...cause, words: 'a server said \ufffd' } }]);
  await own.database.connection`delete from graphile_worker._private_jobs`;
});

test('a job that is about to be replaced is not taken by a worker, who would work from what was', async () => {
  await enqueue(own.database.db, [effect(1)]);
  let replaced: Promise<void> | undefined;
  await own.database.connection.begin(async other => {
    // As long as nobody knows whether there is such a task, add_jobs waits, before it looks which jobs are running.
    await other`insert into graphile_worker._private_tasks (identifier) values ('begun elsewhere')`;
    replaced = enqueue(own.database.db, [
      effect(2),
      { task: 'begun elsewhere', payload: {}, lane: 'other', runAt: new Date(Date.now() + 3_600_000) },
    ]);
    await expect.poll(waitingForLocks).toBe(1);
    expect(await take()).toHaveLength(0);
  });
  await replaced;
  expect([...(await take())]).toEqual([{ payload: { n: 2 } }]);
});

async function waitingForLocks(): Promise<number> {
  const [row] = await own.database.connection<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%add_jobs%'`;
  return row?.waiting ?? 0;
}

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
