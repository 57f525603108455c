import { and, desc, eq, gte, ne, sql } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { ticket as table } from '../schema/tickets.ts';
import { fromRow, isOpen } from './row.ts';

/** Two descriptions of one fault share about half of their letter groups; two faults of one program a quarter. */
const alikeFrom = 0.4;

/** Two requests about the same thing lie days apart, not months. */
export const alikeWithinMs = 14 * 86_400_000;

/** Of one sender's open requests so many are compared with a new one: the latest. */
const comparedAtMost = 50;

const addressOf = sql`${table.requester} ->> 'address'`;

/**
 * The open ticket of a sender whose text is most like this one (pg_trgm), if any is like it.
 *
 * @param since tickets from before are not looked at
 * @param restricted among those that few may see, or among the others: nobody is asked whether the one is the other
 */
export async function ticketLike(
  db: Db,
  {
    address,
    text,
    since,
    but,
    restricted,
  }: { address: string; text: string; since: Date; but: number | null; restricted: boolean },
): Promise<number | null> {
  const latest = db
    .select({ number: table.number, subject: table.subject, excerpt: table.excerpt })
    .from(table)
    .where(
      and(
        sql`${addressOf} = ${address}`,
        gte(table.openedAt, since),
        isOpen,
        eq(table.restricted, restricted),
        but === null ? undefined : ne(table.number, but),
      ),
    )
    .orderBy(desc(table.openedAt), desc(table.number))
    .limit(comparedAtMost)
    .as('latest');
  const similarity = sql<number>`similarity(${latest.subject} || ' ' || ${latest.excerpt}, ${text})`;
  const [row] = await db
    .select({ number: latest.number, similarity })
    .from(latest)
    .orderBy(desc(similarity))
    .limit(1);
  return row && row.similarity >= alikeFrom ? row.number : null;
}

/** The latest open ticket of a sender since an instant, locked. */
export async function lockLatestOf(db: Db, address: string, since: Date): Promise<Ticket | null> {
  const [row] = await db
    .select()
    .from(table)
    .where(and(sql`${addressOf} = ${address}`, gte(table.openedAt, since), isOpen))
    .orderBy(desc(table.openedAt), desc(table.number))
    .limit(1)
    .for('update');
  return row ? fromRow(row) : null;
}
