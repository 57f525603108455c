import { and, eq, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { type Handing, isHanding } from '../../ticket/grammar/handing.ts';
import type { Db } from '../database.ts';
import { message } from '../schema/messages.ts';
import type { Message } from './messages.ts';

const offered: Handing[] = ['waiting', 'retrying'];

/** Whether a letter has surely not left, so that it can be taken back. One that goes to nobody, or was refused, never did. */
export function hasSurelyNotLeft(letter: Pick<Message, 'state' | 'stateWhy' | 'perhapsLeft'>): boolean {
  return isUnsent(letter) && !hasPerhapsLeft(letter);
}

/** Whether nobody knows if a letter has left: it was handed to a server, which never said. Sent again, it is the same letter. */
export function hasPerhapsLeft(letter: Pick<Message, 'state' | 'stateWhy' | 'perhapsLeft'>): boolean {
  const { state, stateWhy, perhapsLeft } = letter;
  return (
    isUnsent(letter) && (perhapsLeft || (state === 'queued' && isHanding(stateWhy, 'sending', 'retrying')))
  );
}

function isUnsent({ state }: Pick<Message, 'state'>): boolean {
  return state === 'queued' || state === 'held' || state === 'failed';
}

/**
 * Does a letter that an operator wrote still wait, so that it can be taken back? For its while; and after that as long as no
 * mail server takes it. What goes to many of an incident is stopped for all.
 *
 * @param now by the machine's clock
 */
export async function hasRecallable(db: Db, ticket: number, now: Date): Promise<boolean> {
  const [row] = await db.execute<{ has: boolean }>(
    sql`select ${isRecallableIn(sql`${ticket}::int`, sql`${now.toISOString()}`)} as has`,
  );
  return row?.has ?? false;
}

/**
 * The same in SQL, for one of many, too: `exists` would have PostgreSQL read all letters there are, in case many are asked for.
 *
 * @param ticket its number
 * @param now an instant as text
 */
export function isRecallableIn(ticket: SQL, now: SQL): SQL<boolean> {
  return sql<boolean>`coalesce((
    select true from message as waits where waits.ticket = ${ticket} and waits.state = 'queued' and waits.automatic is null
      and not waits.perhaps_left
      and (waits.leaves_at > ${now}::timestamptz or waits.state_why in (${sql.raw(offered.map(why => `'${why}'`).join(', '))}))
      and (select true from broadcast_recipient as one
        where one.ticket = waits.ticket and one.message = waits.id limit 1) is null
    limit 1), false)`;
}

/** The Message-IDs of a ticket's letters that wait to be sent. */
export async function waitingByMessageId(db: Db, ticket: number): Promise<string[]> {
  const rows = await db
    .select({ messageId: message.messageId })
    .from(message)
    .where(and(eq(message.ticket, ticket), eq(message.state, 'queued')));
  return rows.map(({ messageId }) => messageId);
}

/** How a letter that waits stands with the mail server: noted before it is handed over, for a crash leaves nobody who knows. */
export async function noteHanding(db: Db, id: number, handing: Handing): Promise<void> {
  await db
    .update(message)
    .set({ stateWhy: handing })
    .where(and(eq(message.id, id), eq(message.state, 'queued')));
}

/**
 * What operators wrote on a ticket, up to one letter, waits with that which no mail server takes.
 *
 * @returns whether that is new of any
 */
export async function noteWaitingWithIt(db: Db, ticket: number, upTo: number): Promise<boolean> {
  const rows = await db
    .update(message)
    .set({ stateWhy: 'waiting' satisfies Handing })
    .where(
      and(
        eq(message.ticket, ticket),
        eq(message.state, 'queued'),
        isNull(message.automatic),
        isNull(message.stateWhy),
        lte(message.id, upTo),
      ),
    )
    .returning({ id: message.id });
  return rows.length > 0;
}
