import { and, desc, eq, lt, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { alias, unionAll } from 'drizzle-orm/pg-core';
import type { Reader } from '../../ticket/portal/reader.ts';
import type { Db } from '../database.ts';
import { ticket as table } from '../schema/tickets.ts';

/** Which of somebody's requests. @property before their number: those that are older */
export type PortalStretch = { which: 'open' | 'closed' | 'all'; before: number | null; limit: number };

/** In what another request goes on. */
const into = alias(table, 'into');

/**
 * The numbers of somebody's requests, the latest first: their own, and those of the company for which they look. Each part is asked
 * by its own index, so that a page costs the same however many there are. Those that were merged stand where they go on, if that is
 * theirs to see too; else they stand there themselves.
 */
export async function numbersOf(db: Db, reader: Reader, stretch: PortalStretch): Promise<number[]> {
  const { own, companys } = whoseIn(table, reader);
  const parts = unionAll(goingOn(db, own, stretch), joined(db, reader, own, stretch));
  const all = companys
    ? unionAll(parts, goingOn(db, companys, stretch), joined(db, reader, companys, stretch))
    : parts;
  const both = all.as('both');
  const rows = await db.select().from(both).orderBy(desc(both.number)).limit(stretch.limit);
  return rows.map(({ number }) => number);
}

/**
 * Of somebody's requests those that go on in one that is not theirs to see, the latest first.
 *
 * @param year in which they were opened, UTC; null: any
 */
export async function joinedNumbersOf(
  db: Db,
  reader: Reader,
  { year, ...stretch }: PortalStretch & { year: number | null },
): Promise<number[]> {
  const { own, companys } = whoseIn(table, reader);
  const inYear =
    year === null ? undefined : sql`extract(year from ${table.openedAt} at time zone 'UTC') = ${year}`;
  const parts = joined(db, reader, and(own, inYear), stretch);
  const both = (companys ? unionAll(parts, joined(db, reader, and(companys, inYear), stretch)) : parts).as(
    'both',
  );
  const rows = await db.select().from(both).orderBy(desc(both.number)).limit(stretch.limit);
  return rows.map(({ number }) => number);
}

type Ticket = typeof table | typeof into;

/** Their own, and what they see beside for their company. */
function whoseIn(of: Ticket, reader: Pick<Reader, 'address' | 'company'>) {
  const address = sql`(${of.requester} ->> 'address')`;
  const own = sql`${address} = ${reader.address}`;
  const companys =
    reader.company === null
      ? null
      : and(eq(of.company, reader.company), eq(of.restricted, false), sql`${address} <> ${reader.address}`);
  return { own, companys };
}

function goingOn(db: Db, whose: SQL | undefined, { which, before, limit }: PortalStretch) {
  return db
    .select({ number: table.number })
    .from(table)
    .where(
      and(
        whose,
        sql`${table.mergedInto} is null`,
        before === null ? undefined : lt(table.number, before),
        stateOf(table, which),
      ),
    )
    .orderBy(desc(table.number))
    .limit(limit);
}

/** Those that go on where whoever asks may not look: as open as that is. */
function joined(db: Db, reader: Reader, whose: SQL | undefined, { which, before, limit }: PortalStretch) {
  const there = whoseIn(into, reader);
  return db
    .select({ number: table.number })
    .from(table)
    .innerJoin(into, eq(into.number, lastOf(table.mergedInto)))
    .where(
      and(
        whose,
        sql`${table.mergedInto} is not null`,
        sql`not ${there.own}`,
        there.companys ? sql`not coalesce(${there.companys}, false)` : undefined,
        before === null ? undefined : lt(table.number, before),
        stateOf(into, which),
      ),
    )
    .orderBy(desc(table.number))
    .limit(limit);
}

/** Where a row of merges ends, from one of it on. */
function lastOf(number: SQLWrapper): SQL {
  return sql`(with recursive went as (
    select gone.number, gone.merged_into from ticket as gone where gone.number = ${number}
    union select gone.number, gone.merged_into from went join ticket as gone on gone.number = went.merged_into
  ) select number from went where merged_into is null)`;
}

/** Written out, not handed over as a value: so the indexes of open requests serve it. */
function stateOf(of: Ticket, which: PortalStretch['which']): SQL | undefined {
  if (which === 'all') return undefined;
  return which === 'open' ? sql`${of.status} <> 'closed'` : sql`${of.status} = 'closed'`;
}
