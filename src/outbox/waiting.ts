import { sql } from 'drizzle-orm';
import type { Db } from '../store/database.ts';

/** How many effects of a kind wait to be carried. */
export async function waitingOf(db: Db, task: string): Promise<number> {
  const [row] = await db.execute<{ jobs: number }>(
    sql`select count(*)::int as jobs from graphile_worker.jobs where task_identifier = ${task}`,
  );
  return row?.jobs ?? 0;
}
