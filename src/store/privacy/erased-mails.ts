import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { inboundMail, mailArrival } from '../schema/mail.ts';
import { type ErasedMailState, erasedMail } from '../schema/privacy/erasures.ts';
import { contentOfErased } from './mark-of-erased.ts';

/** The mailboxes in whose folders mails lie yet that were erased. */
export async function mailboxesWithErased(db: Db): Promise<string[]> {
  const rows = await db.execute<{ mailbox: string }>(
    sql`select distinct mailbox from erased_mail where state = 'waiting'`,
  );
  return [...rows].map(({ mailbox }) => mailbox);
}

/** By what a mail is found where it came in, and told from any other. */
type SoughtMail = { messageId: string; contentHash: string; place: string; arrivedAt: Date };

/** Notes of these mails that they are to be taken out of their folders. */
export async function noteErasedMails(
  tx: Db,
  id: number | null,
  mails: (SoughtMail & { mailbox: string })[],
  at: Date,
): Promise<void> {
  if (mails.length === 0) return;
  const rows = mails.map(mail => ({ ...mail, erasure: id, state: 'waiting' as const, at }));
  await tx.insert(erasedMail).values(rows);
}

/** By which mailboxes mails came, and where each copy lay; those that were erased before have none. */
export async function arrivalsOf(
  tx: Db,
  mails: number[],
): Promise<(SoughtMail & { mailbox: string; door: string })[]> {
  return await tx
    .select({
      mailbox: mailArrival.mailbox,
      door: mailArrival.door,
      place: mailArrival.place,
      arrivedAt: mailArrival.arrivedAt,
      messageId: inboundMail.messageId,
      contentHash: inboundMail.contentHash,
    })
    .from(mailArrival)
    .innerJoin(inboundMail, eq(inboundMail.id, mailArrival.mailId))
    .where(and(inArray(inboundMail.id, mails), ne(inboundMail.contentHash, contentOfErased)))
    .orderBy(asc(mailArrival.place));
}

/** A mail that is looked for: all copies of it in one mailbox together. @property contentHash null: noted before it was kept */
export type Sought = Omit<SoughtMail, 'place' | 'contentHash'> & {
  ids: number[];
  places: string[];
  contentHash: string | null;
};

export async function mailsToTakeAway(db: Db, mailbox: string): Promise<Sought[]> {
  const rows = await db
    .select()
    .from(erasedMail)
    .where(and(eq(erasedMail.mailbox, mailbox), eq(erasedMail.state, 'waiting')))
    .orderBy(asc(erasedMail.id));
  const waiting = rows.flatMap(row => (row.messageId === null ? [] : { ...row, messageId: row.messageId }));
  const alike = Map.groupBy(waiting, ({ messageId, contentHash }) =>
    JSON.stringify([messageId, contentHash]),
  );
  return [...alike.values()].flatMap(copies => {
    const [first] = copies;
    if (!first) return [];
    const times = copies.map(({ arrivedAt, at }) => (arrivedAt ?? at).getTime());
    return {
      ids: copies.map(({ id }) => id),
      places: copies.flatMap(({ place }) => place ?? []),
      messageId: first.messageId,
      contentHash: first.contentHash,
      arrivedAt: new Date(Math.min(...times)),
    };
  });
}

/** It was looked for: it is known by nothing any more. @param ids of all its copies */
export async function settleErasedMail(db: Db, ids: number[], state: ErasedMailState): Promise<void> {
  const nothing = { messageId: null, contentHash: null, place: null, arrivedAt: null };
  await db
    .update(erasedMail)
    .set({ state, ...nothing })
    .where(inArray(erasedMail.id, ids));
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
