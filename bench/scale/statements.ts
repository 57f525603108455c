import type { Sql } from 'postgres';

/** What one kind of statement cost in this database. @property blocks pages that it looked at */
export type Statement = { query: string; calls: number; ms: number; blocks: number };

export async function forgetStatements(sql: Sql): Promise<void> {
  await sql`create extension if not exists pg_stat_statements`;
  await sql`select pg_stat_statements_reset()`;
}

export async function statementsOf(sql: Sql): Promise<Statement[]> {
  return await sql<Statement[]>`
    select query, sum(calls)::float8 as calls, sum(total_exec_time)::float8 as ms,
      sum(shared_blks_hit + shared_blks_read)::float8 as blocks
    from pg_stat_statements join pg_database on pg_database.oid = dbid
    where datname = current_database() and query !~ 'pg_stat_statements' group by query`;
}

/** Those that cost more where there is more, by what they cost in all: a statement that grows with the desk is a fault. */
export function grown(empty: Statement[], filled: Statement[]): string[] {
  const before = new Map(empty.map(each => [each.query, each]));
  return filled
    .map(each => ({ ...each, before: before.get(each.query) ?? null }))
    .map(each => ({
      ...each,
      more: each.ms - (each.before ? (each.before.ms / each.before.calls) * each.calls : 0),
    }))
    .toSorted((a, b) => b.more - a.more)
    .slice(0, 14)
    .map(({ query, calls, ms, blocks, before: was, more }) => {
      const per = (sum: number, of: number, digits: number) => (sum / of).toFixed(digits);
      const earlier = was
        ? `${per(was.ms, was.calls, 2)} ms, ${per(was.blocks, was.calls, 0)} pages`
        : 'never';
      return `${more.toFixed(0).padStart(7)} ms more: ${calls} x ${per(ms, calls, 2)} ms, ${per(blocks, calls, 0)} pages (${earlier})  ${query.replace(/\s+/g, ' ').slice(0, 150)}`;
    });
}
