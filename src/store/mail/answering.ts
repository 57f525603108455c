import { and, desc, eq, sql } from 'drizzle-orm';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { message } from '../schema/messages.ts';
import type { Message } from './messages.ts';

/** The first Message-ID of a ticket's conversation and the latest, oldest first: what a letter's References carries. */
export async function messageIdsOf(db: Db, ticket: number, latest: number): Promise<string[]> {
  // Of what is noted inside, a letter names nothing.
  const ids = sql`select id, message_id from ${message} where ticket = ${ticket} and direction <> 'note' order by id`;
  const rows = await db.execute<{ messageId: string }>(sql`
    select message_id as "messageId" from ((${ids} limit 1) union (${ids} desc limit ${latest})) as named order by id`);
  return [...new Set(rows.map(({ messageId }) => messageId))];
}

/** The last message that the customer wrote: what a letter answers. */
export async function lastFromCustomer(db: Db, ticket: number): Promise<Message | null> {
  const [row] = await lastIn(db).execute({ ticket });
  return row ?? null;
}

const lastIn = prepared(db =>
  db
    .select()
    .from(message)
    .where(and(eq(message.ticket, sql.placeholder('ticket')), eq(message.direction, 'in')))
    .orderBy(desc(message.id))
    .limit(1)
    .prepare('last_from_customer'),
);

/** When the customer last wrote into a ticket. */
export async function lastArrival(db: Db, ticket: number): Promise<Date | null> {
  return (await lastFromCustomer(db, ticket))?.at ?? null;
}
