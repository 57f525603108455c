import { and, asc, eq, inArray, isNull, like, lte, or, sql } from 'drizzle-orm';
import type { Person } from '../../ticket/words.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { batchedLate } from '../in-unison.ts';
import { isInteger } from '../integer.ts';
import { type LetterState, message } from '../schema/messages.ts';
import type { Message } from './messages.ts';

/** A letter by its Message-ID. */
export async function findLetter(db: Db, messageId: string): Promise<Message | null> {
  const [row] = await db
    .select()
    .from(message)
    .where(and(eq(message.messageId, messageId), eq(message.direction, 'out')));
  return row ?? null;
}

/** One of a ticket's letters. */
export async function letterById(db: Db, ticket: number, id: number): Promise<Message | null> {
  const [row] = isInteger(id) ? await ofTicket(db).execute({ id, ticket }) : [];
  return row ?? null;
}

const ofTicket = prepared(db =>
  db
    .select()
    .from(message)
    .where(
      and(
        eq(message.id, sql.placeholder('id')),
        eq(message.ticket, sql.placeholder('ticket')),
        eq(message.direction, 'out'),
      ),
    )
    .prepare('letter_of_ticket'),
);

/** The letters of a ticket that wait to be sent, oldest first, up to one of them: a customer reads them in order. */
export async function lettersWaiting(
  db: Db,
  ticket: number,
  upTo: number,
): Promise<Pick<Message, 'id' | 'leavesAt' | 'automatic' | 'stateWhy'>[]> {
  return await waiting(db).execute({ ticket, upTo });
}

const waiting = prepared(db =>
  db
    .select({
      id: message.id,
      leavesAt: message.leavesAt,
      automatic: message.automatic,
      stateWhy: message.stateWhy,
    })
    .from(message)
    .where(
      and(
        eq(message.ticket, sql.placeholder('ticket')),
        eq(message.state, 'queued'),
        lte(message.id, sql.placeholder('upTo')),
      ),
    )
    .orderBy(asc(message.id))
    .prepare('letters_waiting'),
);

/**
 * A message, kept from changing until the transaction ends: a letter is sent or taken back, never both.
 *
 * @param ifFree null where somebody else has it
 */
export async function lockMessage(db: Db, id: number, ifFree = false): Promise<Message | null> {
  const [row] = await (ifFree ? lockedIfFree : locked)(db).execute({ id });
  return row ?? null;
}

const locking = (skip: { skipLocked?: true }, name: string) =>
  prepared(db =>
    db
      .select()
      .from(message)
      .where(eq(message.id, sql.placeholder('id')))
      .for('update', skip)
      .prepare(name),
  );
const locked = locking({}, 'message_locked');
const lockedIfFree = locking({ skipLocked: true }, 'message_locked_if_free');

/** The ticket in whose conversation a message stands; null where there is no such message. */
export async function ticketOfMessage(db: Db, id: number): Promise<number | null> {
  const [row] = await db.select({ ticket: message.ticket }).from(message).where(eq(message.id, id));
  return row?.ticket ?? null;
}

/** Notes how a letter fares. */
export async function settleLetter(
  db: Db,
  id: number,
  state: LetterState,
  why: string | null,
  sentAt: Date | null,
): Promise<void> {
  await db.update(message).set({ state, stateWhy: why, sentAt }).where(eq(message.id, id));
}

/** In SQL: a letter was in a server's hands when it was last looked at, or before, and nobody knows whether it has left. */
export const perhapsLeftSql = sql<boolean>`(${message.perhapsLeft} or coalesce(
  ${message.state} = 'queued' and ${message.stateWhy} in ('sending', 'retrying'), false))`;

/**
 * A letter is tried no more. That it has perhaps left stays known.
 *
 * @param isSure the try that ends it was its first, or followed tries that surely brought nothing
 */
export async function endTries(
  db: Db,
  id: number,
  state: 'failed' | 'held',
  why: string,
  isSure = false,
): Promise<void> {
  const perhapsLeft = isSure ? message.perhapsLeft : perhapsLeftSql;
  await db
    .update(message)
    .set({ state, stateWhy: why, sentAt: null, perhapsLeft: sql`${perhapsLeft}` })
    .where(eq(message.id, id));
}

/** Somebody answers letters that were late, or of which nobody knew whether they had left: they have arrived. */
export async function endDelays(db: Db, messageIds: string[]): Promise<void> {
  if (messageIds.length > 0) await endAll(db, messageIds);
}

const endAll = batchedLate(async (db: Db, answered: string[][]) => {
  await ends(db).execute({ messageIds: answered.flat() });
  return answered;
});

const ends = prepared(db =>
  db
    .update(message)
    .set({ state: 'sent', stateWhy: null })
    .where(
      and(
        sql`${message.messageId} = any(${sql.placeholder('messageIds')}::text[])`,
        or(
          eq(message.state, 'delayed'),
          and(inArray(message.state, ['failed', 'held']), eq(message.perhapsLeft, true)),
        ),
      ),
    )
    .prepare('delays_ended'),
);

/** The letters of a ticket that wait to be sent, kept from leaving until the transaction ends. One that is being sent is waited for. */
export async function lockWaiting(
  db: Db,
  ticket: number,
): Promise<Pick<Message, 'id' | 'messageId' | 'automatic' | 'to' | 'text' | 'html' | 'language'>[]> {
  const { id, messageId, automatic, to, text, html, language } = message;
  return await db
    .select({ id, messageId, automatic, to, text, html, language })
    .from(message)
    .where(and(eq(message.ticket, ticket), eq(message.state, 'queued')))
    .orderBy(asc(message.id))
    .for('update');
}

/** A letter that has not left goes to somebody else. @param greeted what it says now; null: the same */
export async function readdress(
  db: Db,
  id: number,
  to: Person,
  greeted: Pick<Message, 'text' | 'html'> | null,
): Promise<void> {
  await db
    .update(message)
    .set({ to: [to], ...greeted })
    .where(eq(message.id, id));
}

/**
 * How many of a ticket's letters to somebody have gone, and how many did not leave for want of an address.
 *
 * @param isTheirs by whom a letter is written to
 */
export async function countLetters(
  db: Db,
  ticket: number,
  isTheirs: (to: Person) => boolean,
): Promise<{ gone: number; held: number }> {
  const letters = await db
    .select({ to: message.to, state: message.state, why: message.stateWhy })
    .from(message)
    .where(and(eq(message.ticket, ticket), eq(message.direction, 'out')));
  const theirs = letters.filter(({ to: [to] }) => to && isTheirs(to));
  const gone = theirs.filter(({ state }) => state === 'sent' || state === 'delayed');
  const held = theirs.filter(({ state, why }) => state === 'held' && why === 'no-address');
  return { gone: gone.length, held: held.length };
}

/**
 * Who is said to have written what was typed, or came by a form (its Message-ID says which, see made-message-id.ts): that is mended.
 * What another wrote from the same mailbox, or without an address as they, stays theirs, and so does what came by mail, or from
 * whoever was signed in on the portal.
 *
 * @returns what was mended, by ids
 */
export async function correctWriter(db: Db, ticket: number, was: Person, now: Person): Promise<number[]> {
  const rows = await db
    .update(message)
    .set({ from: now })
    .where(
      and(
        eq(message.ticket, ticket),
        eq(message.direction, 'in'),
        isNull(message.mailId),
        or(like(message.messageId, '<typed.%'), like(message.messageId, '<form.%')),
        eq(sql`${message.from} ->> 'address'`, was.address),
        eq(sql`${message.from} ->> 'name'`, was.name),
      ),
    )
    .returning({ id: message.id });
  return rows.map(({ id }) => id);
}
