import { atRealPace, inAHouse } from './intake/bench-house.ts';
import { send } from './intake/senders.ts';
import { forgetStatements } from './intake/where-time-goes.ts';
const mails = 1000;
await inAHouse(atRealPace, async ({ house, database, address }) => {
  const order = { port: house.smtpPort, to: address, connections: 8 };
  await send({ ...order, from: 0, count: 300 });
  await forgetStatements(database);
  await send({ ...order, from: 300, count: mails });
  const rows = await database.connection<{ query: string; calls: number; ms: number; plan: number; blks: number; wal: number }[]>`
    select regexp_replace(query, '[[:space:]]+', ' ', 'g') as query, calls::int as calls, total_exec_time as ms, total_plan_time as plan, shared_blks_hit::int as blks, wal_bytes::float8 as wal
    from pg_stat_statements order by calls desc`;
  for (const r of rows.filter(r => r.calls > 15)) console.log((r.calls / mails).toFixed(2).padStart(6), (Number(r.ms) / r.calls).toFixed(3).padStart(9), (r.blks / r.calls).toFixed(0).padStart(6), (r.wal / r.calls).toFixed(0).padStart(7), r.query.slice(0, 180));
  const jobs = await database.connection`select t.identifier, count(*), count(*) filter (where attempts > 0) as tried, min(run_at), max(run_at) from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id group by 1`;
  console.log(jobs);
});
