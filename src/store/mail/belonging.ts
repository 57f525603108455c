import { and, desc, eq, sql } from 'drizzle-orm';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { batched } from '../in-unison.ts';
import { unpackedSource } from '../raw-mail/packed-source.ts';
import { attachment } from '../schema/files.ts';
import { inboundMail } from '../schema/mail.ts';
import { message } from '../schema/messages.ts';
import type { Message } from './messages.ts';

/** Of advisory locks, those on Message-IDs. */
const messageIdSpace = 725_310_045;

/** Copies of one mail come within minutes of each other. */
const copiesAtMost = 20;

type Named = Pick<Message, 'messageId' | 'ticket' | 'direction' | 'to' | 'cameWith'>;

/**
 * The messages to which a mail's references point, in the order of the references; of those under one id the newest of
 * whoever used it first: another who writes under it takes nobody's answers away.
 *
 * @param messageIds the most telling first (In-Reply-To, then References from the newest)
 */
export async function messagesNamed(db: Db, messageIds: string[]): Promise<Named[]> {
  return messageIds.length === 0 ? [] : await allNamed(db, messageIds);
}

const allNamed = batched(async (db: Db, asked: string[][]) => {
  const ids = [...new Set(asked.flat())];
  // One look for each id: there are senders that give all of their mails the same one.
  const rows = await db.execute<Named>(sql`
    select named.id as "messageId", found.*
    from json_array_elements_text(${JSON.stringify(ids)}::json) as named(id)
    cross join lateral (
      select direction, "from" ->> 'address' as author from ${message} where message_id = named.id order by id limit 1
    ) as first
    cross join lateral (
      select ticket, direction, "to", came_with as "cameWith" from ${message} where message_id = named.id
        and direction = first.direction and "from" ->> 'address' = first.author order by id desc limit 1
    ) as found`);
  const known = new Map([...rows].map(row => [row.messageId, row]));
  return asked.map(named => [...new Set(named)].flatMap(id => known.get(id) ?? []));
});

type Received = { message: Message; source: Uint8Array };

/**
 * The latest mails on tickets that came under a Message-ID, each with its source. Whoever asks for the same until the
 * transaction ends waits: two copies come at the same moment, by two mailboxes.
 */
export async function receivedAs(
  tx: Db,
  messageId: string,
): Promise<{ message: Message; source: Uint8Array }[]> {
  return await allReceivedAs(tx, messageId);
}

const allReceivedAs = batched(async (tx: Db, messageIds: string[]): Promise<Received[][]> => {
  // In one order for all who lock several.
  const lock = sql`
    select pg_advisory_xact_lock(${messageIdSpace}, hash)
    from (select distinct hashtext(id) as hash from unnest(${sql.param(messageIds)}::text[]) as id order by hash) as hashes`;
  // They go over the wire together, and at once; what is read is as it is when all is locked.
  const [, rows] = await Promise.all([tx.execute(lock).execute(), received(tx).execute({ ids: messageIds })]);
  const unpacked = await Promise.all(
    rows.map(async row => ({ message: row.message, source: await unpackedSource(row) })),
  );
  return messageIds.map(id => unpacked.filter(row => row.message.messageId === id));
});

const received = prepared(db => {
  const latest = db
    .select({ id: message.id, mailId: message.mailId })
    .from(message)
    .where(and(sql`${message.messageId} = asked.id`, eq(message.direction, 'in')))
    .orderBy(desc(message.id))
    .limit(copiesAtMost);
  return db
    .select({ message, source: inboundMail.source, packedOf: inboundMail.packedOf })
    .from(
      sql`unnest(${sql.placeholder('ids')}::text[]) as asked(id) cross join lateral (${latest}) as latest`,
    )
    .innerJoin(message, sql`${message.id} = latest.id`)
    .innerJoin(inboundMail, eq(inboundMail.id, message.mailId))
    .orderBy(desc(message.id))
    .prepare('received_as');
});

/** The SHA-256 (hex) of what a message brought. */
export async function filesIn(db: Db, messageId: number): Promise<Set<string>> {
  const rows = await db
    .select({ sha256: attachment.sha256 })
    .from(attachment)
    .where(eq(attachment.messageId, messageId));
  return new Set(rows.map(({ sha256 }) => sha256));
}
