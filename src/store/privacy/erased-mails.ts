import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { type ErasedMailState, erasedMail } from '../schema/privacy/erasures.ts';

/** The mailboxes in whose folders mails lie yet that were erased. */
export async function mailboxesWithErased(db: Db): Promise<string[]> {
  const rows = await db.execute<{ mailbox: string }>(
    sql`select distinct mailbox from erased_mail where state = 'waiting'`,
  );
  return [...rows].map(({ mailbox }) => mailbox);
}

/** Notes of these mails that they are to be taken out of their folders. */
export async function noteErasedMails(
  tx: Db,
  id: number | null,
  mails: { mailbox: string; messageId: string; isRead: boolean }[],
  at: Date,
): Promise<void> {
  if (mails.length === 0) return;
  await tx.insert(erasedMail).values(
    mails.map(({ mailbox, messageId, isRead }) => ({
      erasure: id,
      mailbox,
      messageId: isRead ? messageId : null,
      state: isRead ? ('waiting' as const) : ('unread' as const),
      at,
    })),
  );
}

/** By which mailboxes mails came, and under which ids; those that were erased before have none. */
export async function arrivalsOf(
  tx: Db,
  mails: number[],
): Promise<{ mailbox: string; door: string; messageId: string }[]> {
  const rows = await tx.execute<{ mailbox: string; door: string; messageId: string }>(sql`
    select distinct arrival.mailbox, arrival.door, mail.message_id as "messageId"
    from mail_arrival as arrival join inbound_mail as mail on mail.id = arrival.mail_id
    where mail.id = any(${sql.param(mails)}::bigint[]) and mail.content_hash <> 'erased'`);
  return [...rows];
}

export async function mailsToTakeAway(db: Db, mailbox: string): Promise<{ id: number; messageId: string }[]> {
  const rows = await db
    .select({ id: erasedMail.id, messageId: erasedMail.messageId })
    .from(erasedMail)
    .where(and(eq(erasedMail.mailbox, mailbox), eq(erasedMail.state, 'waiting')))
    .orderBy(asc(erasedMail.id));
  return rows.flatMap(({ id, messageId }) => (messageId === null ? [] : [{ id, messageId }]));
}

/** It was looked for: it is known by nothing any more. */
export async function settleErasedMail(db: Db, id: number, state: ErasedMailState): Promise<void> {
  await db.update(erasedMail).set({ state, messageId: null }).where(eq(erasedMail.id, id));
}

/** What became of the mails in their folders, by mailbox. */
export async function erasedMailsOf(
  db: Db,
  id: number,
): Promise<{ mailbox: string; state: ErasedMailState; mails: number }[]> {
  const rows = await db.execute<{ mailbox: string; state: ErasedMailState; mails: number }>(sql`
    select mailbox, state, count(*)::int as mails from erased_mail where erasure = ${id} group by 1, 2 order by 1, 2`);
  return [...rows];
}
