import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { attachment, type Held, upload } from '../schema/files.ts';
import { operator } from '../schema/people.ts';
import { dropBlobs, keepBlob } from './blobs.ts';

export type Upload = typeof upload.$inferSelect;

type NewUpload = {
  operatorId: number;
  platform: ChatPlatform;
  name: string;
  type: string;
  content: Uint8Array;
  at: Date;
};

/**
 * Keeps a file for a letter to come.
 *
 * @param once the same file, if it waits already, waits anew and is not kept a second time
 */
export async function insertUpload(db: Db, { content, ...about }: NewUpload, once: boolean): Promise<Upload> {
  return await db.transaction(async tx => {
    // Of two deliveries of one file the second waits here, and finds the first.
    if (once) await lockOperator(tx, about.operatorId);
    const sha256 = await keepBlob(tx, content);
    const again = once ? await renewWaiting(tx, about, sha256) : null;
    if (again) return again;
    const [row] = await tx
      .insert(upload)
      .values({ ...about, size: content.byteLength, sha256 })
      .returning();
    if (!row) throw new Error('the database gave no row for an upload');
    return row;
  });
}

async function lockOperator(db: Db, id: number): Promise<void> {
  await db.select({ id: operator.id }).from(operator).where(eq(operator.id, id)).for('no key update');
}

async function renewWaiting(
  db: Db,
  { operatorId, platform, name, at }: Omit<NewUpload, 'content'>,
  sha256: string,
): Promise<Upload | null> {
  const [row] = await db
    .update(upload)
    .set({ at })
    .where(
      and(
        eq(upload.operatorId, operatorId),
        eq(upload.platform, platform),
        eq(upload.name, name),
        eq(upload.sha256, sha256),
        isNull(upload.messageId),
      ),
    )
    .returning();
  return row ?? null;
}

/** An operator's files from one chat that have gone with no letter yet, the newest first. */
export async function waitingUploads(
  db: Db,
  operatorId: number,
  platform: ChatPlatform,
  since: Date,
): Promise<Upload[]> {
  return await db
    .select()
    .from(upload)
    .where(
      and(
        eq(upload.operatorId, operatorId),
        eq(upload.platform, platform),
        isNull(upload.messageId),
        gt(upload.at, since),
      ),
    )
    .orderBy(desc(upload.at), desc(upload.id));
}

/** Those of these files that are this operator's, in the order in which they were sent. */
export async function findUploads(db: Db, operatorId: number, ids: number[]): Promise<Upload[]> {
  if (ids.length === 0) return [];
  return await db
    .select()
    .from(upload)
    .where(and(eq(upload.operatorId, operatorId), inArray(upload.id, ids)))
    .orderBy(asc(upload.id));
}

/** Keeps an operator's files from going with another letter meanwhile. @returns whether all of them still wait */
export async function lockUploads(db: Db, operatorId: number, ids: number[]): Promise<boolean> {
  const rows = await db
    .select({ id: upload.id })
    .from(upload)
    .where(and(eq(upload.operatorId, operatorId), inArray(upload.id, ids), isNull(upload.messageId)))
    .orderBy(asc(upload.id))
    .for('update');
  return rows.length === new Set(ids).size;
}

/** Attaches files that wait to a letter. @param held why nobody may open them yet */
export async function attachUploads(
  db: Db,
  messageId: number,
  ids: number[],
  held: Held | null,
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db
    .update(upload)
    .set({ messageId })
    .where(and(inArray(upload.id, ids), isNull(upload.messageId)))
    .returning();
  if (rows.length !== new Set(ids).size) throw new Error(`files of letter ${messageId} do not wait any more`);
  await db
    .insert(attachment)
    .values(
      rows
        .toSorted((a, b) => a.id - b.id)
        .map(({ name, type, size, sha256 }) => ({ messageId, name, type, size, sha256, held })),
    );
}

/** A letter was taken back: what was to go with it waits again. */
export async function releaseUploads(db: Db, messageId: number): Promise<void> {
  await db.update(upload).set({ messageId: null }).where(eq(upload.messageId, messageId));
}

/** So many go in one statement: after a long pause it takes several. */
const sweptAtOnce = 500;

/**
 * Throws away files that nobody sent, and the record of those that went; what went stays with its letter.
 *
 * @returns how many
 */
export async function sweepUploads(db: Db, unsentBefore: Date, sentBefore: Date): Promise<number> {
  const old = db
    .select({ id: upload.id })
    .from(upload)
    .where(
      or(
        and(isNull(upload.messageId), lt(upload.at, unsentBefore)),
        and(isNotNull(upload.messageId), lt(upload.at, sentBefore)),
      ),
    )
    .orderBy(upload.at)
    .limit(sweptAtOnce);
  let swept = 0;
  for (;;) {
    const rows = await db.delete(upload).where(inArray(upload.id, old)).returning({ sha256: upload.sha256 });
    await dropBlobs(db, [...new Set(rows.map(({ sha256 }) => sha256))]);
    swept += rows.length;
    if (rows.length < sweptAtOnce) return swept;
  }
}
