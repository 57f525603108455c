import { sql } from 'drizzle-orm';
import type { Db } from '../store/database.ts';
import type { Effect } from './effect.ts';

const urgent = ['letter', 'ping'];

/**
 * Writes effects down as jobs of graphile-worker, in the caller's transaction and in one call: they exist if, and
 * only if, the change that asks for them is committed.
 */
export async function enqueue(db: Db, effects: Effect[]): Promise<void> {
  if (effects.length === 0) return;
  const specs = effects.map(({ task, payload, lane, replaces, afterSeconds }) => ({
    identifier: task,
    payload,
    queue_name: lane,
    job_key: replaces,
    run_at: afterSeconds ? new Date(Date.now() + afterSeconds * 1000).toISOString() : undefined,
    // Chats are paced to a message a second or so; a letter, or a call for help, must not wait behind a hundred cards.
    priority: urgent.includes(task) ? -1 : 0,
  }));
  await db.execute(sql`
    select 1 from graphile_worker.add_jobs(
      array(select json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify(specs)}::json)),
      false
    )`);
}
