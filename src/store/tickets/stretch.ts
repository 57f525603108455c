import { and, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Db } from '../database.ts';
import { ticket as table } from '../schema/tickets.ts';
import { inOrder, type Key, markOf } from './keyset.ts';

/** What a list is made of: of two parts no ticket is in both. */
export type Parts = [SQL | undefined] | [SQL | undefined, SQL | undefined];

/**
 * A stretch of tickets, where each of them stands, and with each how many there are in all. Each part is read in its own
 * order, as far as the stretch goes: no index knows the order of what is one or the other, and all that is open would be
 * looked at.
 *
 * @param rest what stands behind the last one that was seen: how many there are is not told then (countOf tells both)
 */
export async function rowsOf(
  db: Db,
  [one, ...another]: Parts,
  { order, rest, offset, limit }: { order: Key[]; rest: SQL | undefined; offset: number; limit: number },
) {
  const counts = [one, ...another].map(
    where => sql`(select count(*) from ${table} where ${where ?? sql`true`})`,
  );
  const total = sql<number>`(${rest ? sql`0` : sql.join(counts, sql` + `)})::int`;
  const part = (where: SQL | undefined) =>
    db
      .select({ ...getTableColumns(table), mark: markOf(order).as('mark'), total: total.as('total') })
      .from(table)
      .where(and(where, rest))
      .orderBy(...inOrder(order))
      .$dynamic();
  const [other] = another;
  if (another.length === 0) return await part(one).limit(limit).offset(offset);
  const [first, second] = [part(one).limit(offset + limit), part(other).limit(offset + limit)];
  return await db
    .select()
    .from(unionAll(first, second).as('ticket'))
    .orderBy(...inOrder(order))
    .limit(limit)
    .offset(offset);
}

/** How many there are, and how many of them behind the last one that was seen. */
export async function countOf(db: Db, parts: Parts, rest: SQL = sql`true`) {
  const sum = { total: 0, behind: 0 };
  for (const where of parts) {
    const [row] = await db
      .select({
        total: sql<number>`count(*)::int`,
        behind: sql<number>`(count(*) filter (where ${rest}))::int`,
      })
      .from(table)
      .where(where);
    sum.total += row?.total ?? 0;
    sum.behind += row?.behind ?? 0;
  }
  return sum;
}
