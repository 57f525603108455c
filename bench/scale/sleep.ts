import type { Sql } from 'postgres';

/** Nothing waits in the queue, and the clock finds nothing for a day: what is measured is what people do. */
export async function asleep(sql: Sql): Promise<void> {
  await sql`delete from graphile_worker._private_jobs`;
  // The filled log says too little for figures of a report to be made from it: they are filled in themselves.
  await sql`delete from unmeasured`;
  await sql`update ticket set wake_at = now() + interval '1 day' where wake_at is not null`;
  await sql`vacuum analyze ticket`;
}
