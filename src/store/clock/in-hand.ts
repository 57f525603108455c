import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { isInteger } from '../integer.ts';
import { ticket as table } from '../schema/tickets.ts';
import { fromRow } from '../tickets/row.ts';
import { calendarLock, noteVersionHeld } from './desk-log.ts';

/**
 * A ticket that nobody else changes until the transaction ends, with what was so when it was locked.
 *
 * @property gone of the people who were asked about, those that have left; nobody of them can leave until the transaction ends
 * @property isKnown whether the press was carried out before
 */
export type InHand = { ticket: Ticket; gone: { id: number; name: string }[]; isKnown: boolean };

/**
 * Takes a ticket in hand for a press: locked, and behind it the people who have to do with it, and the calendar, in this order, as
 * all do who lock more than one of them. What was written until then is read afterwards: a statement sees nothing of
 * what others committed while it waited.
 *
 * @param people ids of operators
 * @param key of the press; null: it has none
 * @returns null where there is no such ticket
 */
export async function takeInHand(
  tx: Db,
  number: number,
  people: number[],
  key: string | null,
): Promise<InHand | null> {
  if (!isInteger(number)) return null;
  const [row] = await inHand(tx).execute({ number, people });
  if (!row) return null;
  const [since] = await writtenUntilThen(tx).execute({ key });
  noteVersionHeld(tx, since?.version ?? 0);
  const { gone, ...ticket } = row;
  return { ticket: fromRow(ticket), gone, isKnown: since?.isKnown ?? false };
}

// What is locked is a part of its own, which PostgreSQL leaves whole; each refers to the one before, so that it is behind it.
const inHand = prepared(tx =>
  tx
    .select({
      ...getTableColumns(table),
      gone: sql<InHand['gone']>`gone`.as('gone'),
    })
    .from(
      tx
        .select()
        .from(table)
        .where(eq(table.number, sql.placeholder('number')))
        .for('update')
        .as('ticket'),
    )
    .innerJoinLateral(
      sql`(
        select count(*) as looked_at,
          coalesce(json_agg(json_build_object('id', id, 'name', name) order by id) filter (where left_at is not null), '[]') as gone
        from (
          select id, name, left_at from operator
          where id = any(${sql.placeholder('people')}::int[]) and ticket.number is not null order by id for share
        ) as kept
      ) as people`,
      sql`true`,
    )
    .innerJoinLateral(
      sql`(select pg_advisory_xact_lock_shared(${sql.raw(String(calendarLock))}) where people.looked_at >= 0) as calendar`,
      sql`true`,
    )
    .prepare('ticket_in_hand'),
);

const writtenUntilThen = prepared(tx =>
  tx
    .select({
      isKnown: sql<boolean>`exists (select from ticket_event where key = ${sql.placeholder('key')}::text)`.as(
        'is_known',
      ),
      version: sql<number>`(select coalesce(max(id), 0) from desk_event)::float8`.as('version'),
    })
    .from(sql`(values (1)) as once`)
    .prepare('written_until_then'),
);
