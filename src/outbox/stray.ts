import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../store/database.ts';

/** An effect that waits for a channel. */
export type Waiting = { id: string; task: string; platform: string; channel: string; payload: object };

const row = z.object({
  id: z.coerce.string(),
  task: z.string(),
  platform: z.string(),
  channel: z.string(),
  payload: z.looseObject({}),
});

/**
 * The effects of these tasks that wait for a channel other than the known ones, each `platform:channel`. One that is
 * being carried at this moment is not among them.
 */
export async function waitingElsewhere(db: Db, tasks: string[], known: string[]): Promise<Waiting[]> {
  const rows = await db.execute(sql`
    select * from (
      select jobs.id, tasks.identifier as task, jobs.payload, jobs.payload ->> 'platform' as platform,
        coalesce(jobs.payload ->> 'destination', jobs.payload ->> 'channel') as channel
      from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      where jobs.locked_at is null and tasks.identifier in ${tasks}
    ) as waiting
    where platform || ':' || channel <> all(array(select json_array_elements_text(${JSON.stringify(known)}::json)))`);
  return z.array(row).parse([...rows]);
}

/** Takes effects back that nobody has begun to carry. */
export async function takeBack(db: Db, waiting: Waiting[]): Promise<void> {
  const ids = JSON.stringify(waiting.map(({ id }) => id));
  await db.execute(sql`
    select 1 from graphile_worker.complete_jobs(
      array(select json_array_elements_text(${ids}::json)::bigint))`);
}
