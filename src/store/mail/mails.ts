import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { batched, batchedLate } from '../in-unison.ts';
import { contentOfErased, markOfErased } from '../privacy/mark-of-erased.ts';
import { inBase64 } from '../raw-mail/in-base64.ts';
import { packedSource, unpackedSource } from '../raw-mail/packed-source.ts';
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
  return await recordMails(db, { mail, arrival });
}

const recordMails = batched(async (db: Db, all: { mail: NewMail; arrival: Arrival }[]) => {
  const listed = <T>(of: (each: (typeof all)[number]) => T) => sql.param(all.map(of));
  const sources = await Promise.all(all.map(({ mail }) => packedSource(mail.source)));
  const mark = markOfErased(sql`came.message_id`, sql`came.content_hash`);
  const rows = await db.execute<{ message_id: string; content_hash: string; id: string }>(sql`
    with came as materialized (
      select * from unnest(
        ${listed(({ mail }) => mail.nonce ?? '')}::text[], ${listed(({ mail }) => mail.messageId)}::text[],
        ${listed(({ mail }) => mail.contentHash)}::text[], ${listed(({ mail }) => mail.envelopeFrom)}::text[],
        ${listed(({ mail }) => mail.arrivedAt.toISOString())}::text[], ${sql.param(sources.map(({ source }) => inBase64(source)))}::text[], ${sql.param(sources.map(({ packedOf }) => packedOf && inBase64(packedOf)))}::text[],
        ${listed(({ arrival }) => arrival.place)}::text[], ${listed(({ arrival }) => arrival.mailbox)}::text[],
        ${listed(({ arrival }) => arrival.door)}::text[]
      ) as came(nonce, message_id, content_hash, envelope_from, arrived_at, source, packed_of, place, mailbox, door)
    ), recorded as (
      insert into ${inboundMail} (nonce, message_id, content_hash, envelope_from, arrived_at, source, packed_of, outcome, why)
      select nonce, message_id, content_hash, envelope_from, arrived_at::timestamptz, decode(source, 'base64'), decode(packed_of, 'base64'), 'pending', ''
      from came
      where not exists (select from ${inboundMail} where ${inboundMail.messageId} = ${mark} and ${inboundMail.contentHash} = ${contentOfErased})
      on conflict do nothing returning id, message_id, content_hash
    ), noted as (
      insert into ${mailArrival} (place, mail_id, mailbox, door, arrived_at)
      select place, id, mailbox, door, arrived_at::timestamptz from recorded join came using (message_id, content_hash)
      on conflict do nothing
    )
    select message_id, content_hash, id from recorded`);
  const ids = new Map([...rows].map(row => [`${row.message_id} ${row.content_hash}`, Number(row.id)]));
  return all.map(({ mail }) => ids.get(`${mail.messageId} ${mail.contentHash}`) ?? null);
});

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
  await settleMails(db, { id, outcome, why, ticket });
}

type Settled = { id: number; outcome: string; why: string; ticket: number | null };

const settleMails = batchedLate(async (db: Db, settled: Settled[]) => {
  await db.execute(sql`
    update ${inboundMail} set outcome = became.outcome, why = became.why, ticket = became.ticket
    from json_to_recordset(${JSON.stringify(settled)}::json) as became(id bigint, outcome text, why text, ticket int)
    where ${inboundMail.id} = became.id`);
  return settled;
});

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
    .select({ source: inboundMail.source, packedOf: inboundMail.packedOf })
    .from(inboundMail)
    .where(and(eq(inboundMail.id, id), eq(inboundMail.ticket, ticket)));
  // Of one that was erased nothing is left.
  return row && row.source.byteLength > 0 ? await unpackedSource(row) : null;
}
