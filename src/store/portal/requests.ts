import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Reader } from '../../ticket/portal/reader.ts';
import type { Db } from '../database.ts';
import { ticket as table } from '../schema/tickets.ts';

/** Which of somebody's requests. @property before their number: those that are older */
export type PortalStretch = { which: 'open' | 'closed' | 'all'; before: number | null; limit: number };

const address = sql`(${table.requester} ->> 'address')`;

/**
 * The numbers of somebody's requests, the latest first: their own, and those of the company for which they look. Each half is asked
 * by its own index, so that a page costs the same however many there are. Those that were merged stand where they go on.
 */
export async function numbersOf(db: Db, reader: Reader, stretch: PortalStretch): Promise<number[]> {
  const own = half(db, eq(address, reader.address), stretch);
  const halves =
    reader.company === null
      ? own
      : unionAll(
          own,
          half(
            db,
            and(
              eq(table.company, reader.company),
              eq(table.restricted, false),
              sql`${address} <> ${reader.address}`,
            ),
            stretch,
          ),
        );
  const both = halves.as('both');
  const rows = await db.select().from(both).orderBy(desc(both.number)).limit(stretch.limit);
  return rows.map(({ number }) => number);
}

function half(db: Db, whose: SQL | undefined, { which, before, limit }: PortalStretch) {
  return db
    .select({ number: table.number })
    .from(table)
    .where(
      and(
        whose,
        sql`${table.mergedInto} is null`,
        before === null ? undefined : lt(table.number, before),
        which === 'all'
          ? undefined
          : which === 'open'
            ? sql`${table.status} <> 'closed'`
            : eq(table.status, 'closed'),
      ),
    )
    .orderBy(desc(table.number))
    .limit(limit);
}
