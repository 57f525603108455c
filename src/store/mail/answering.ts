import { and, asc, desc, eq, ne, type SQL } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { message } from '../schema/messages.ts';
import type { Message } from './messages.ts';

/** The first Message-ID of a ticket's conversation and the latest, oldest first: what a letter's References carries. */
export async function messageIdsOf(db: Db, ticket: number, latest: number): Promise<string[]> {
  const ids = (order: SQL, limit: number) =>
    db
      .select({ messageId: message.messageId })
      .from(message)
      // Of what is noted inside, a letter names nothing.
      .where(and(eq(message.ticket, ticket), ne(message.direction, 'note')))
      .orderBy(order)
      .limit(limit);
  const [first, last] = await Promise.all([ids(asc(message.id), 1), ids(desc(message.id), latest)]);
  return [...new Set([...first, ...last.toReversed()].map(({ messageId }) => messageId))];
}

/** The last message that the customer wrote: what a letter answers. */
export async function lastFromCustomer(db: Db, ticket: number): Promise<Message | null> {
  const [row] = await db
    .select()
    .from(message)
    .where(and(eq(message.ticket, ticket), eq(message.direction, 'in')))
    .orderBy(desc(message.id))
    .limit(1);
  return row ?? null;
}

/** When the customer last wrote into a ticket. */
export async function lastArrival(db: Db, ticket: number): Promise<Date | null> {
  return (await lastFromCustomer(db, ticket))?.at ?? null;
}
