import { sql } from 'drizzle-orm';
import type { Db } from './database.ts';
import { nextDueOf } from './schema/tickets.ts';

/** How the desk stands at an instant, in numbers. */
export type StandingNumbers = {
  /**
   * Effects that wait, by their kind: due, and to be carried later; what is being carried waits no more. `oldest`: for how many seconds
   * the one has waited that was due first.
   */
  jobs: { task: string; due: number; later: number; oldest: number }[];
  open: { status: string; requests: number }[];
  /** Of open requests: promises that are broken, and such as fall due within the next hour. */
  promises: { promise: 'claim' | 'resolve'; broken: number; near: number }[];
  /** The desk's connections to its database, by what they do. */
  connections: { state: string; count: number }[];
};

const near = sql`interval '1 hour'`;

/** Asked in one statement, of indexes that know open requests alone; what waits is little, or something is wrong. */
export async function standingNumbers(db: Db, now: Date): Promise<StandingNumbers> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const promise = (name: string, due: string, also: string) => sql`
    select ${sql.raw(`'${name}'`)} as promise,
      count(*) filter (where ${sql.raw(due)} < ${at})::int as broken,
      count(*) filter (where ${sql.raw(due)} >= ${at})::int as near
    from ticket where status <> 'closed' ${sql.raw(also)} and ${sql.raw(due)} < ${at} + ${near}
      and ${nextDueOf} < ${at} + ${near}`;
  const all = (rows: ReturnType<typeof sql>) =>
    sql`(select coalesce(json_agg(row_to_json(found)), '[]') from (${rows}) as found)`;
  const [row] = await db.execute<StandingNumbers>(sql`select
    ${all(sql`
      select task_identifier as task, count(*) filter (where run_at <= now() and locked_at is null)::int as due,
        count(*) filter (where run_at > now() and locked_at is null)::int as later,
        coalesce(extract(epoch from now() - min(run_at) filter (where run_at <= now() and locked_at is null)), 0)::float as oldest
      from graphile_worker.jobs group by task_identifier`)} as jobs,
    ${all(sql`select status, count(*)::int as requests from ticket where status <> 'closed' group by status`)} as open,
    ${all(sql`${promise('claim', 'claim_due', 'and claimed_at is null')} union all ${promise('resolve', 'resolve_due', '')}`)} as promises,
    ${all(sql`
      select coalesce(state, 'unknown') as state, count(*)::int as count from pg_stat_activity
      where datname = current_database() and usename = current_user group by state`)} as connections`);
  if (!row) throw new Error('a statement without a table gave no row');
  return row;
}
