import { and, asc, desc, eq, gt, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { attachment, blob } from '../schema/files.ts';
import { inboundMail } from '../schema/mail.ts';
import { type LetterState, message } from '../schema/messages.ts';
import { keepBlob } from './blobs.ts';

/** Of advisory locks, those on Message-IDs. */
const messageIdSpace = 725_310_045;

/** Copies of one mail come within minutes of each other. */
const copiesAtMost = 20;

export type NewMessage = Omit<typeof message.$inferInsert, 'id'>;
export type Message = typeof message.$inferSelect;
export type Attachment = typeof attachment.$inferSelect;

/** @returns the message's id */
export async function insertMessage(db: Db, values: NewMessage): Promise<number> {
  const [row] = await db.insert(message).values(values).returning({ id: message.id });
  if (!row) throw new Error('the database gave no id for a message');
  return row.id;
}

/** Stores an attachment; its content once, however many mails bring it. */
export async function insertAttachment(
  db: Db,
  messageId: number,
  file: { name: string; type: string; content: Uint8Array; held?: Attachment['held'] },
): Promise<void> {
  const sha256 = await keepBlob(db, file.content);
  await db.insert(attachment).values({
    messageId,
    name: file.name,
    type: file.type,
    size: file.content.byteLength,
    sha256,
    held: file.held ?? null,
  });
}

/**
 * The messages to which a mail's references point, in the order of the references; of those under one id the newest of
 * whoever used it first: another who writes under it takes nobody's answers away.
 *
 * @param messageIds the most telling first (In-Reply-To, then References from the newest)
 */
export async function messagesNamed(
  db: Db,
  messageIds: string[],
): Promise<Pick<Message, 'messageId' | 'ticket' | 'direction' | 'to'>[]> {
  if (messageIds.length === 0) return [];
  // One look for each id: there are senders that give all of their mails the same one.
  const rows = await db.execute<Pick<Message, 'messageId' | 'ticket' | 'direction' | 'to'>>(sql`
    select named.id as "messageId", found.*
    from json_array_elements_text(${JSON.stringify([...new Set(messageIds)])}::json)
      with ordinality as named(id, place)
    cross join lateral (
      select direction, "from" ->> 'address' as author from ${message} where message_id = named.id order by id limit 1
    ) as first
    cross join lateral (
      select ticket, direction, "to" from ${message} where message_id = named.id
        and direction = first.direction and "from" ->> 'address' = first.author order by id desc limit 1
    ) as found
    order by named.place`);
  return [...rows];
}

/**
 * The latest mails on tickets that came under a Message-ID, each with its source. Whoever asks for the same until the
 * transaction ends waits: two copies come at the same moment, by two mailboxes.
 */
export async function receivedAs(
  tx: Db,
  messageId: string,
): Promise<{ message: Message; source: Uint8Array }[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(${messageIdSpace}, hashtext(${messageId}))`);
  return await tx
    .select({ message, source: inboundMail.source })
    .from(message)
    .innerJoin(inboundMail, eq(inboundMail.id, message.mailId))
    .where(and(eq(message.messageId, messageId), eq(message.direction, 'in')))
    .orderBy(desc(message.id))
    .limit(copiesAtMost);
}

/** The first Message-ID of a ticket's conversation and the latest, oldest first: what a letter's References carries. */
export async function messageIdsOf(db: Db, ticket: number, latest: number): Promise<string[]> {
  const ids = (order: SQL, limit: number) =>
    db
      .select({ messageId: message.messageId })
      .from(message)
      .where(eq(message.ticket, ticket))
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

/** The whole conversation, oldest first, each message with its attachments (without their content). */
export async function conversationOf(
  db: Db,
  ticket: number,
): Promise<(Message & { attachments: Attachment[] })[]> {
  const messages = await db.select().from(message).where(eq(message.ticket, ticket)).orderBy(asc(message.id));
  if (messages.length === 0) return [];
  const files = await db
    .select()
    .from(attachment)
    .where(
      inArray(
        attachment.messageId,
        messages.map(m => m.id),
      ),
    )
    .orderBy(asc(attachment.id));
  return messages.map(m => ({ ...m, attachments: files.filter(file => file.messageId === m.id) }));
}

/** The SHA-256 (hex) of what a message brought. */
export async function filesIn(db: Db, messageId: number): Promise<Set<string>> {
  const rows = await db
    .select({ sha256: attachment.sha256 })
    .from(attachment)
    .where(eq(attachment.messageId, messageId));
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** An attachment of a ticket with its content; null where the ticket has none of this id. */
export async function findAttachment(
  db: Db,
  ticket: number,
  id: number,
): Promise<(Attachment & { content: Uint8Array }) | null> {
  const [row] = await db
    .select({ file: attachment, content: blob.content })
    .from(attachment)
    .innerJoin(message, eq(message.id, attachment.messageId))
    .innerJoin(blob, eq(blob.sha256, attachment.sha256))
    .where(and(eq(attachment.id, id), eq(message.ticket, ticket)));
  return row ? { ...row.file, content: row.content } : null;
}

export async function findMessage(db: Db, id: number): Promise<Message | null> {
  const [row] = await db.select().from(message).where(eq(message.id, id));
  return row ?? null;
}

/** A letter by its Message-ID. */
export async function findLetter(db: Db, messageId: string): Promise<Message | null> {
  const [row] = await db
    .select()
    .from(message)
    .where(and(eq(message.messageId, messageId), eq(message.direction, 'out')));
  return row ?? null;
}

/** The letters of a ticket that wait to be sent, oldest first, up to one of them: a customer reads them in order. */
export async function lettersWaiting(
  db: Db,
  ticket: number,
  upTo: number,
): Promise<{ id: number; leavesAt: Date | null }[]> {
  return await db
    .select({ id: message.id, leavesAt: message.leavesAt })
    .from(message)
    .where(and(eq(message.ticket, ticket), eq(message.state, 'queued'), lte(message.id, upTo)))
    .orderBy(asc(message.id));
}

/**
 * Does a letter that an operator wrote still wait, so that it can be taken back?
 *
 * @param now by the machine's clock
 */
export async function hasRecallable(db: Db, ticket: number, now: Date): Promise<boolean> {
  const rows = await db
    .select({ id: message.id })
    .from(message)
    .where(
      and(
        eq(message.ticket, ticket),
        eq(message.state, 'queued'),
        isNull(message.automatic),
        gt(message.leavesAt, now),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/**
 * A message, kept from changing until the transaction ends: a letter is sent or taken back, never both.
 *
 * @param ifFree null where somebody else has it
 */
export async function lockMessage(db: Db, id: number, ifFree = false): Promise<Message | null> {
  const [row] = await db
    .select()
    .from(message)
    .where(eq(message.id, id))
    .for('update', ifFree ? { skipLocked: true } : {});
  return row ?? null;
}

/** Moves a ticket's conversation, and the mails that it came in, to another ticket. */
export async function moveConversation(db: Db, from: number, to: number): Promise<void> {
  await db.update(message).set({ ticket: to }).where(eq(message.ticket, from));
  await db.update(inboundMail).set({ ticket: to }).where(eq(inboundMail.ticket, from));
}

/** Moves one message, and the mail that it came in, to another ticket. */
export async function moveMessage(db: Db, { id, mailId }: Message, to: number): Promise<void> {
  await db.update(message).set({ ticket: to }).where(eq(message.id, id));
  if (mailId !== null) await db.update(inboundMail).set({ ticket: to }).where(eq(inboundMail.id, mailId));
}

/** Says anew whose a mail in a ticket's conversation is. */
export async function attributeMessage(
  db: Db,
  ticket: number,
  messageId: string,
  says: Partial<Pick<Message, 'direction' | 'from' | 'author'>>,
): Promise<void> {
  await db
    .update(message)
    .set(says)
    .where(and(eq(message.ticket, ticket), eq(message.messageId, messageId), eq(message.direction, 'in')));
}

/** When the customer last wrote into a ticket. */
export async function lastArrival(db: Db, ticket: number): Promise<Date | null> {
  return (await lastFromCustomer(db, ticket))?.at ?? null;
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

/** Somebody answers letters that were late: they have arrived. */
export async function endDelays(db: Db, messageIds: string[]): Promise<void> {
  if (messageIds.length === 0) return;
  await db
    .update(message)
    .set({ state: 'sent', stateWhy: null })
    .where(and(inArray(message.messageId, messageIds), eq(message.state, 'delayed')));
}
