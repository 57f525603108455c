import { and, asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { batchedLate } from '../in-unison.ts';
import { rowsInJson } from '../rows/rows-in-json.ts';
import { attachment } from '../schema/files.ts';
import { message } from '../schema/messages.ts';

export type NewMessage = Omit<typeof message.$inferInsert, 'id'>;
export type Message = typeof message.$inferSelect;
export type Attachment = typeof attachment.$inferSelect;

/** What only some messages have. */
const nothingMore = {
  ...{ inReplyTo: null, html: null, automatic: null, mailId: null, author: null, cameWith: null },
  ...{ state: null, stateWhy: null, perhapsLeft: false, leavesAt: null, sentAt: null },
} satisfies Partial<NewMessage>;

const insertion = rowsInJson(message, ['id']);

/** @returns the message's id */
export const insertMessage = batchedLate(async (db: Db, messages: NewMessage[]): Promise<number[]> => {
  const whole = messages.map(each => ({ ...nothingMore, ...each }));
  const rows = await db.execute<{ id: string; ticket: number; message_id: string }>(
    sql`${insertion(whole)} returning id, ticket, message_id`,
  );
  const ids = new Map([...rows].map(row => [`${row.ticket} ${row.message_id}`, Number(row.id)]));
  return messages.map(({ ticket, messageId }) => {
    const id = ids.get(`${ticket} ${messageId}`);
    if (id === undefined) throw new Error('the database gave no id for a message');
    return id;
  });
});

export async function findMessage(db: Db, id: number): Promise<Message | null> {
  const [row] = await identified(db).execute({ id });
  return row ?? null;
}

const identified = prepared(db =>
  db
    .select()
    .from(message)
    .where(eq(message.id, sql.placeholder('id')))
    .prepare('message_identified'),
);

/** What was written last from outside; null where nothing was (a request that we opened ourselves). */
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

/** These messages, by their ids, as far as it says between whom they went. */
export async function messagesNumbered(
  db: Db,
  ids: number[],
): Promise<
  Map<number, Pick<Message, 'direction' | 'from' | 'to' | 'automatic' | 'state' | 'author' | 'cameWith'>>
> {
  if (ids.length === 0) return new Map();
  const { id, direction, from, to, automatic, state, author, cameWith } = getTableColumns(message);
  const rows = await db
    .select({ id, direction, from, to, automatic, state, author, cameWith })
    .from(message)
    .where(inArray(message.id, ids));
  return new Map(rows.map(row => [row.id, row]));
}
