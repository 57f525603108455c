import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { contentOfErased, markOfErased } from '../privacy/mark-of-erased.ts';
import { inboundMail, mailArrival } from '../schema/mail.ts';
import { type MessageAuthor, message } from '../schema/messages.ts';

type NewMail = Pick<
  typeof inboundMail.$inferInsert,
  'nonce' | 'messageId' | 'contentHash' | 'envelopeFrom' | 'arrivedAt' | 'source'
>;

type Arrival = Pick<typeof mailArrival.$inferInsert, 'place' | 'mailbox' | 'door'>;

/**
 * Records a mail, raw source and all, and where it came in.
 *
 * @returns its id, or null when the same mail (Message-ID and content) is already here. A second copy that comes
 * while the first is still in its transaction waits for its end.
 */
export async function recordMail(db: Db, mail: NewMail, arrival: Arrival): Promise<number | null> {
  const arrivedAt = mail.arrivedAt.toISOString();
  const rows = await db.execute<{ id: string }>(sql`
    with recorded as (
      insert into ${inboundMail} (nonce, message_id, content_hash, envelope_from, arrived_at, source, outcome, why)
      select ${mail.nonce ?? ''}, ${mail.messageId}, ${mail.contentHash}, ${mail.envelopeFrom}, ${arrivedAt}::timestamptz, ${mail.source}::bytea, 'pending', ''
      where not exists (select from ${inboundMail} where ${isErased(mail)})
      on conflict do nothing returning id
    ), noted as (
      insert into ${mailArrival} (place, mail_id, mailbox, door, arrived_at)
      select ${arrival.place}, id, ${arrival.mailbox}, ${arrival.door}, ${arrivedAt} from recorded
      on conflict do nothing
    )
    select id from recorded`);
  const [row] = rows;
  return row ? Number(row.id) : null;
}

/** @returns the mail with this Message-ID and content; `isErased`: nothing of it is kept any more */
export async function findMail(
  db: Db,
  messageId: string,
  contentHash: string,
): Promise<{ id: number; ticket: number | null; isErased: boolean } | null> {
  const [row] = await db
    .select({
      id: inboundMail.id,
      ticket: inboundMail.ticket,
      isErased: sql<boolean>`${inboundMail.contentHash} = ${contentOfErased}`,
    })
    .from(inboundMail)
    .where(
      or(
        and(eq(inboundMail.messageId, messageId), eq(inboundMail.contentHash, contentHash)),
        isErased({ messageId, contentHash }),
      ),
    );
  return row ?? null;
}

/** It came before, and was erased since: it is not taken in again. */
function isErased({ messageId, contentHash }: Pick<NewMail, 'messageId' | 'contentHash'>): SQL {
  const mark = markOfErased(sql`${messageId}::text`, sql`${contentHash}::text`);
  return sql`${inboundMail.messageId} = ${mark} and ${inboundMail.contentHash} = ${contentOfErased}`;
}

/** Notes what became of a mail. */
export async function settleMail(
  db: Db,
  id: number,
  outcome: string,
  why: string,
  ticket: number | null,
): Promise<void> {
  await db.update(inboundMail).set({ outcome, why, ticket }).where(eq(inboundMail.id, id));
}

/** Notes that a copy of a mail came in at this place; the same place is noted once. */
export async function noteArrival(db: Db, arrival: typeof mailArrival.$inferInsert): Promise<void> {
  await db.insert(mailArrival).values(arrival).onConflictDoNothing();
}

/** What is known of who wrote a mail that belongs to this ticket, where that is not as usual. */
export async function mailAuthor(db: Db, ticket: number, id: number): Promise<MessageAuthor | null> {
  const [row] = await db
    .select({ author: message.author })
    .from(message)
    .where(and(eq(message.ticket, ticket), eq(message.mailId, id)));
  return row?.author ?? null;
}

/** The raw source of a mail that belongs to this ticket; null where there is none. */
export async function mailSource(db: Db, ticket: number, id: number): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ source: inboundMail.source })
    .from(inboundMail)
    .where(and(eq(inboundMail.id, id), eq(inboundMail.ticket, ticket)));
  // Of one that was erased nothing is left.
  return row && row.source.byteLength > 0 ? row.source : null;
}
