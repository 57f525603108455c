import postgres from 'postgres';
import type { Counts } from './records.ts';

export type Table = { name: string; columns: string[] };

/** What triggers make of the rest: it is made anew where the rest is copied to. */
const derived = [
  ...['search_piece', 'search_request', 'search_name', 'search_before', 'unsealed'],
  ...['unmeasured', 'measured_fact', 'measured_standing'],
];

/** The desk's tables, each behind those to which its rows refer, so that they can be filled one after the other. */
export async function tablesInOrder(sql: postgres.Sql | postgres.ReservedSql): Promise<Table[]> {
  const found = await sql<(Table & { refersTo: string[] })[]>`
    select c.relname as name,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
        and attgenerated = '' order by attnum) as columns,
      array(select k.confrelid::regclass::text from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "refersTo"
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and c.relname <> all(${derived})
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by 1`;
  const ordered: Table[] = [];
  let left = [...found];
  while (left.length > 0) {
    const placed = new Set(ordered.map(({ name }) => name));
    const ready = left.filter(({ refersTo }) => refersTo.every(name => placed.has(name)));
    if (ready.length === 0)
      throw new Error(
        `These tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`,
      );
    ordered.push(...ready.map(({ name, columns }) => ({ name, columns })));
    left = left.filter(table => !ready.includes(table));
  }
  return ordered;
}

/** @param sql on a migrated database */
export async function countRows(sql: postgres.Sql | postgres.ReservedSql): Promise<Counts> {
  const counts: Counts = {};
  for (const { name } of await tablesInOrder(sql)) {
    const [row] = await sql<{ count: string }[]>`select count(*) from ${sql(name)}`;
    counts[name] = Number(row?.count);
  }
  const [jobs] = await sql<{ count: string }[]>`
    select count(*) from graphile_worker._private_jobs where attempts < max_attempts`;
  counts.jobs = Number(jobs?.count);
  return counts;
}

/** The same, over a connection of its own. */
export async function countsAt(url: string): Promise<Counts> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await countRows(sql);
  } finally {
    await sql.end();
  }
}

/** @throws Error naming what differs */
export function compareCounts(wanted: Counts, found: Counts): void {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
  const different = names.filter(name => (wanted[name] ?? 0) !== (found[name] ?? 0));
  if (different.length === 0) return;
  const words = different.map(name => `${name}: ${wanted[name] ?? 0}, now ${found[name] ?? 0}`);
  throw new Error(`Not all rows came over (${words.join('; ')}).`);
}
