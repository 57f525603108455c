import { createHash } from 'node:crypto';
import { and, inArray, notExists, sql } from 'drizzle-orm';
import type { Db } from './database.ts';
import { attachment, blob, upload } from './schema.ts';

/**
 * Stores content once, however many mails and uploads bring it.
 *
 * @returns its SHA-256, by which it is referred to
 */
export async function keepBlob(db: Db, content: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  await db
    .insert(blob)
    .values({ sha256, content })
    // Writing the same again locks the row until whoever refers to it has committed: the sweep waits.
    .onConflictDoUpdate({ target: blob.sha256, set: { sha256: sql`excluded.sha256` } });
  return sha256;
}

/** Throws content away to which nothing refers any more. */
export async function dropBlobs(db: Db, hashes: string[]): Promise<void> {
  if (hashes.length === 0) return;
  const uses = (table: typeof attachment | typeof upload) =>
    db.select({ one: sql`1` }).from(table).where(sql`${table.sha256} = ${blob.sha256}`);
  await db
    .delete(blob)
    .where(and(inArray(blob.sha256, hashes), notExists(uses(attachment)), notExists(uses(upload))));
}
