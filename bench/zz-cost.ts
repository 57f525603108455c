import { atRealPace, count, inAHouse } from './intake/bench-house.ts';
import { send } from './intake/senders.ts';
import { type Cost, costs, forgetStatements } from './intake/where-time-goes.ts';
const mails = Number(process.argv[3] ?? 1500), connections = Number(process.argv[2] ?? 8);
await inAHouse(atRealPace, async ({ house, database, address }) => {
  const order = { port: house.smtpPort, to: address, connections };
  await send({ ...order, from: 0, count: 300 });
  await forgetStatements(database);
  let stop: (() => Promise<Cost>) | null = null;
  const report = await send({ ...order, from: 300, count: mails }, async () => { stop = await costs(database); });
  const cost = await stop!();
  const [{ calls, ms, wal }] = await database.connection`select sum(calls)::int as calls, sum(total_exec_time + total_plan_time) as ms, sum(wal_bytes)::float8 as wal from pg_stat_statements` as any[];
  console.log(`house ${(cost.house / mails).toFixed(2)} ms, database ${(cost.database / mails).toFixed(2)} ms, sum ${((cost.house + cost.database) / mails).toFixed(2)}; ${(mails / report.seconds).toFixed(0)}/s; ${(calls / mails).toFixed(1)} statements, ${(ms / mails).toFixed(1)} ms in them, wal ${(wal / mails / 1024).toFixed(0)} KB; ${await count(database, 300 + mails)}`);
  if (process.argv[4]) {
    const rows = await database.connection`select regexp_replace(query, '[[:space:]]+', ' ', 'g') as query, calls::int as calls, total_exec_time as ms, wal_bytes::float8 as wal from pg_stat_statements order by ms desc limit 25`;
    for (const r of rows) console.log((r.calls / mails).toFixed(2).padStart(6), (r.ms / r.calls).toFixed(3).padStart(9), (r.ms / mails).toFixed(3).padStart(9), (r.wal / mails).toFixed(0).padStart(7), r.query.slice(0, 120));
  }
});
