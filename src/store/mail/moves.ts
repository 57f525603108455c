import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { inboundMail } from '../schema/mail.ts';
import { message } from '../schema/messages.ts';
import type { Message } from './messages.ts';

/** Moves a ticket's conversation, and the mails that it came in, to another ticket. Each message says with which request it came. */
export async function moveConversation(db: Db, from: number, to: number): Promise<void> {
  const cameWith = sql`coalesce(${message.cameWith}, ${from})`;
  await db.update(message).set({ ticket: to, cameWith }).where(eq(message.ticket, from));
  await db.update(inboundMail).set({ ticket: to }).where(eq(inboundMail.ticket, from));
}

/** Moves one message, and the mail that it came in, to another ticket, which is its own. */
export async function moveMessage(db: Db, { id, mailId }: Message, to: number): Promise<void> {
  await db.update(message).set({ ticket: to, cameWith: null }).where(eq(message.id, id));
  if (mailId !== null) await db.update(inboundMail).set({ ticket: to }).where(eq(inboundMail.id, mailId));
}

/** Says anew whose a mail in a ticket's conversation is. @returns the messages of which it does, by their ids */
export async function attributeMessage(
  db: Db,
  ticket: number,
  messageId: string,
  says: Partial<Pick<Message, 'direction' | 'from' | 'author'>>,
): Promise<number[]> {
  const rows = await db
    .update(message)
    .set(says)
    .where(and(eq(message.ticket, ticket), eq(message.messageId, messageId), eq(message.direction, 'in')))
    .returning({ id: message.id });
  return rows.map(({ id }) => id);
}
