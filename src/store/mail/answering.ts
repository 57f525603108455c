import { and, desc, eq, sql } from 'drizzle-orm';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { message } from '../schema/messages.ts';

/**
 * What a letter names of a ticket's conversation.
 *
 * @property answered the Message-ID of the last message that the customer wrote: what it answers; null where there is none
 * @property references the first Message-ID of all and the latest, oldest first
 */
export type Thread = { answered: string | null; references: string[] };

export async function threadOf(db: Db, ticket: number, latest: number): Promise<Thread> {
  const [row] = await thread(db).execute({ ticket, latest });
  return { answered: row?.answered ?? null, references: [...new Set(row?.references)] };
}

const thread = prepared(db => {
  const ofIt = sql`from message where ticket = ${sql.placeholder('ticket')}::int`;
  // Of what is noted inside, a letter names nothing.
  const ids = sql`select id, message_id ${ofIt} and direction <> 'note' order by id`;
  return db
    .select({
      answered: sql<
        string | null
      >`(select message_id ${ofIt} and direction = 'in' order by id desc limit 1)`.as('answered'),
      references: sql<string[]>`array(
        select message_id from ((${ids} limit 1) union (${ids} desc limit ${sql.placeholder('latest')}::int)) as named
        order by id)`.as('references'),
    })
    .from(sql`(values (1)) as once`)
    .prepare('thread_of_ticket');
});

/** When the customer last wrote into a ticket. */
export async function lastArrival(db: Db, ticket: number): Promise<Date | null> {
  const [row] = await lastIn(db).execute({ ticket });
  return row?.at ?? null;
}

const lastIn = prepared(db =>
  db
    .select({ at: message.at })
    .from(message)
    .where(and(eq(message.ticket, sql.placeholder('ticket')), eq(message.direction, 'in')))
    .orderBy(desc(message.id))
    .limit(1)
    .prepare('last_arrival'),
);
