import { and, asc, eq, gt, isNotNull, lte, or, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { operator } from '../schema/people.ts';
import { ticket } from '../schema/tickets.ts';

/**
 * Open requests that few may see, and that somebody has who has left, or of whom it was said that they do not see it. As the
 * index is made for, to the letter.
 *
 * @param since of whom that was said after it still may have it back @param after only numbers above this one
 */
export async function restrictedOfTheUnseeing(
  db: Db,
  { since, after, atMost }: { since: Date; after: number; atMost: number },
): Promise<number[]> {
  const isBlind = and(eq(operator.seesRestricted, false), lte(operator.sightLostAt, since));
  const rows = await db
    .select({ number: ticket.number })
    .from(ticket)
    .innerJoin(operator, eq(operator.id, ticket.assigneeId))
    .where(
      and(
        sql`${ticket.restricted} and ${ticket.status} <> 'closed' and ${ticket.assigneeId} is not null`,
        gt(ticket.number, after),
        or(isNotNull(operator.leftAt), isBlind),
      ),
    )
    .orderBy(asc(ticket.number))
    .limit(atMost);
  return rows.map(({ number }) => number);
}
