import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { operator } from '../schema/people.ts';
import { ticket } from '../schema/tickets.ts';

/** Open requests that few may see, and that somebody has who has left. As the index is made for, to the letter. */
export async function restrictedOfThoseWhoLeft(db: Db, atMost: number): Promise<number[]> {
  const rows = await db
    .select({ number: ticket.number })
    .from(ticket)
    .innerJoin(operator, eq(operator.id, ticket.assigneeId))
    .where(
      and(
        sql`${ticket.restricted} and ${ticket.status} <> 'closed' and ${ticket.assigneeId} is not null`,
        isNotNull(operator.leftAt),
      ),
    )
    .orderBy(asc(ticket.number))
    .limit(atMost);
  return rows.map(({ number }) => number);
}
