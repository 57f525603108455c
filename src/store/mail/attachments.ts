import { and, asc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { batched } from '../in-unison.ts';
import { rowsInJson } from '../rows/rows-in-json.ts';
import { attachment, blob, type Held } from '../schema/files.ts';
import { message } from '../schema/messages.ts';
import { keepBlobs } from './blobs.ts';
import type { Attachment } from './messages.ts';

export type StoredFile = Attachment & { content: Uint8Array };

/** A file that comes with a message. */
export type NewFile = { name: string; type: string; content: Uint8Array; held?: Attachment['held'] };

/** Stores attachments of a message; the content of each once, however many mails bring it. */
export async function insertAttachments(db: Db, messageId: number, files: NewFile[]): Promise<void> {
  if (files.length > 0) await insertAll(db, { messageId, files });
}

const insertion = rowsInJson(attachment, ['id']);

const insertAll = batched(async (db: Db, all: { messageId: number; files: NewFile[] }[]) => {
  const each = all.flatMap(({ messageId, files }) => files.map(file => ({ messageId, ...file })));
  const hashes = await keepBlobs(
    db,
    each.map(({ content }) => content),
  );
  const rows = each.map(({ content, ...row }, place) => ({
    ...row,
    size: content.byteLength,
    sha256: hashes[place] ?? '',
  }));
  await db.execute(insertion(rows));
  return all;
});

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

/** What a scanner has not cleared: a file that is dangerous by its name may carry a virus besides. */
const uncleared: Held[] = ['unscanned', 'dangerous-unscanned', 'too-large', 'dangerous'];

/** The files of a mail that a virus scanner has yet to look into. */
export async function attachmentsToScan(db: Db, messageId: number): Promise<StoredFile[]> {
  return (await filesOf(db, messageId)).filter(({ held }) => held !== null && uncleared.includes(held));
}

/** All files of a message, with their content. */
export async function filesOf(db: Db, messageId: number): Promise<StoredFile[]> {
  const rows = await db
    .select({ file: attachment, content: blob.content })
    .from(attachment)
    .innerJoin(blob, eq(blob.sha256, attachment.sha256))
    .where(eq(attachment.messageId, messageId))
    .orderBy(asc(attachment.id));
  return rows.map(({ file, content }) => ({ ...file, content }));
}

/** In SQL: how many files came with the mails of a ticket; the parts of which a delivery report is made are none. @param ticket its number */
export function filesReceivedIn(ticket: SQL): SQL<number> {
  return sql<number>`(
    select count(*)::int from attachment as came join message as mail on mail.id = came.message_id
    where mail.ticket = ${ticket} and mail.direction = 'in' and (mail.automatic is null or mail.automatic <> 'bounce'))`;
}

/**
 * Releases a file, or says why it is held.
 *
 * @returns false where it is not held any more as it was when it was looked at: somebody was faster
 */
export async function settleAttachment(
  db: Db,
  { id, held }: Pick<StoredFile, 'id' | 'held'>,
  now: Held | null,
): Promise<boolean> {
  if (held === null) return false;
  const rows = await db
    .update(attachment)
    .set({ held: now })
    .where(and(eq(attachment.id, id), eq(attachment.held, held)))
    .returning({ id: attachment.id });
  return rows.length > 0;
}

/** The messages with files that wait for the scanner, or were too large for it when they were shown to it. */
export async function messagesToScan(db: Db): Promise<number[]> {
  const rows = await db
    .select({ id: attachment.messageId })
    .from(attachment)
    .where(inArray(attachment.held, ['unscanned', 'dangerous-unscanned', 'too-large']))
    .groupBy(attachment.messageId);
  return rows.map(({ id }) => id);
}

/** There is no scanner any more: what waits for it is as open as what comes from now on. */
export async function releaseUnscanned(db: Db): Promise<void> {
  await db
    .update(attachment)
    .set({ held: null })
    .where(inArray(attachment.held, ['unscanned', 'too-large']));
  await db.update(attachment).set({ held: 'dangerous' }).where(eq(attachment.held, 'dangerous-unscanned'));
}

/** What of a mail's files keeps the mail as it came, files and all, from being handed out; the worst of it. */
const heldWithMail: Held[] = ['virus', 'unscanned', 'dangerous-unscanned', 'too-large', 'dangerous'];

/** Why the mail as it came is not handed out to everybody: a file in it has a virus, was not looked into, or is dangerous. */
export async function heldInMail(db: Db, mailId: number): Promise<Held | null> {
  const rows = await db
    .select({ held: attachment.held })
    .from(attachment)
    .innerJoin(message, eq(message.id, attachment.messageId))
    .where(and(eq(message.mailId, mailId), isNotNull(attachment.held)));
  return heldWithMail.find(why => rows.some(({ held }) => held === why)) ?? null;
}

/** Those files of a mail that are held, by the hash of their content. */
export async function heldFilesOf(db: Db, mailId: number): Promise<Map<string, Held>> {
  const rows = await db
    .select({ sha256: attachment.sha256, held: attachment.held })
    .from(attachment)
    .innerJoin(message, eq(message.id, attachment.messageId))
    .where(eq(message.mailId, mailId));
  return new Map(rows.flatMap(({ sha256, held }) => (held ? [[sha256, held] as const] : [])));
}
