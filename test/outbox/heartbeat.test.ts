import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import type { Courier } from '../../src/outbox/effect.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { heartbeat } from '../../src/outbox/heartbeat.ts';
import { type Outbox, runOutbox } from '../../src/outbox/run-outbox.ts';
import type { OneRunner, Signs } from '../../src/outbox/runner.ts';
import { onServer, ownDatabase } from '../database.ts';
import { quickRhythm } from './quick-rhythm.ts';

const own = ownDatabase();
let outbox: Outbox | undefined;
afterEach(async () => {
  await outbox?.stop();
  outbox = undefined;
});

/** Lets the worker's first question fail, as a database does whose connections are used up. */
async function refuseNewTasks(isRefused: boolean): Promise<void> {
  await onServer(own.ownerUrl, async owner => {
    await owner`drop trigger if exists refuse on graphile_worker._private_tasks`;
    if (!isRefused) return;
    await owner`create or replace function refuse() returns trigger language plpgsql as $$
      begin raise exception 'sorry, too many clients already' using errcode = '53300'; end $$`;
    await owner`
      create trigger refuse before insert on graphile_worker._private_tasks
      for each statement execute function refuse()`;
  });
}

test('a runner whose first question failed is given up, and its successor carries', async () => {
  await refuseNewTasks(true);
  let carried = 0;
  const courier: Courier = async () => {
    carried += 1;
  };
  outbox = await runOutbox(
    own.url,
    { fresh: courier },
    async () => {},
    openLog('silent'),
    undefined,
    quickRhythm,
  );
  // It has asked by now, and keeps the refusal for ever.
  await wait(3_000);
  await refuseNewTasks(false);
  await enqueue(own.database.db, [{ task: 'fresh', payload: {}, lane: 'fresh' }]);
  await expect.poll(() => outbox?.state().works, { interval: 100 }).toBe(false);
  await expect.poll(() => carried, { timeout: 60_000 }).toBe(1);
  await expect.poll(() => outbox?.state().works).toBe(true);
});

test('while the database is away the outbox says that it does not work, and afterwards that it does', async () => {
  let carried = 0;
  const courier: Courier = async () => {
    carried += 1;
  };
  outbox = await runOutbox(
    own.url,
    { back: courier },
    async () => {},
    openLog('silent'),
    undefined,
    quickRhythm,
  );
  await own.away(async () => {
    await expect.poll(() => outbox?.state().works, { timeout: 60_000, interval: 100 }).toBe(false);
  });
  await enqueue(own.database.db, [{ task: 'back', payload: {}, lane: 'back' }]);
  await expect.poll(() => carried, { timeout: 60_000 }).toBe(1);
  await expect.poll(() => outbox?.state().works).toBe(true);
});

/** A runner that shows these signs. */
function runnerWith(signs: Signs, full = false): OneRunner {
  return {
    pool: 'pool',
    signs,
    isFull: () => full,
    lookForMore: () => {},
    ended: new Promise(() => {}),
    stop: async () => {},
  };
}
const nothing = (): Signs => ({ carrying: new Map(), carried: 0, looks: 0 });

test('what is due and carried by nobody is a doubt; what waits for its time, its lane or its courier is none', async () => {
  const { db } = own.database;
  const pulse = heartbeat(own.url, ['due'], quickRhythm);
  const signs = nothing();
  const lostAfter = async () => {
    signs.looks += 1;
    return (await pulse.beat(runnerWith(signs))).isLost;
  };
  try {
    const ages = async (task: string, age: string) =>
      await db.execute(
        sql`update graphile_worker._private_jobs set run_at = now() - ${age}::interval
            where task_id = (select id from graphile_worker._private_tasks where identifier = ${task})`,
      );
    // Put off for an hour; of a courier that is not ours; and behind another in its lane.
    await enqueue(db, [
      { task: 'due', payload: {}, lane: 'a', runAt: new Date(Date.now() + 3_600_000) },
      { task: 'nobodys', payload: {}, lane: 'b' },
    ]);
    await ages('nobodys', '1 hour');
    const steps = [];
    for (let beats = 0; beats < 3; beats += 1) {
      steps.push(await lostAfter());
      expect(pulse.state()).toEqual({ works: true });
    }
    expect(steps).toEqual([false, false, false]);
    await ages('due', '1 hour');
    await db.execute(sql`update graphile_worker._private_job_queues set locked_by = 'p', locked_at = now()`);
    expect(await lostAfter()).toBe(false);
    await db.execute(sql`update graphile_worker._private_job_queues set locked_by = null, locked_at = null`);
    // Due in a free lane: it is doubted, and given up once that has lasted.
    await expect.poll(lostAfter, { timeout: 60_000, interval: quickRhythm.beatEveryMs }).toBe(true);
    expect(pulse.state()).toMatchObject({ works: false, why: 'effects are due, and none is carried' });
    // All workers are at it: that is work.
    for (let n = 0; n < 6; n += 1) signs.carrying.set(String(n), performance.now());
    expect(await lostAfter()).toBe(false);
    expect(pulse.state()).toEqual({ works: true });
  } finally {
    await pulse.stop();
    await db.execute(sql`delete from graphile_worker._private_jobs`);
  }
});

test('the question is cheap behind a hundred thousand effects that wait for their time', async () => {
  const { db } = own.database;
  await enqueue(db, [{ task: 'due', payload: {}, lane: 'far', runAt: new Date(Date.now() + 3_600_000) }]);
  await db.execute(sql`
    insert into graphile_worker._private_jobs (task_id, job_queue_id, payload, run_at, max_attempts)
    select task_id, job_queue_id, payload, run_at, max_attempts
    from graphile_worker._private_jobs, generate_series(1, 100000)`);
  await db.execute(sql`analyze graphile_worker._private_jobs`);
  const pulse = heartbeat(own.url, ['due'], quickRhythm);
  try {
    const signs = nothing();
    await pulse.beat(runnerWith(signs));
    const took: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      signs.looks += 1;
      const began = performance.now();
      await pulse.beat(runnerWith(signs));
      took.push(performance.now() - began);
    }
    // The quickest: on a loaded machine the others measure the machine.
    expect(Math.min(...took)).toBeLessThan(25);
  } finally {
    await pulse.stop();
    await db.execute(sql`delete from graphile_worker._private_jobs`);
  }
});
