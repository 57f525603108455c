import { createHash } from 'node:crypto';
import { and, eq, inArray, notExists, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { attachment, blob, upload } from '../schema/files.ts';

const triesAtMost = 3;

/**
 * Stores content once, however many mails and uploads bring it. To be called in the transaction that refers to it: until
 * that ends the content is not thrown away.
 *
 * @returns its SHA-256, by which it is referred to
 */
export async function keepBlob(db: Db, content: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    await db.insert(blob).values({ sha256, content }).onConflictDoNothing();
    // Keeps the sweep away, and nobody else: mails that bring the same logo do not wait for each other.
    const kept = await db
      .select({ sha256: blob.sha256 })
      .from(blob)
      .where(eq(blob.sha256, sha256))
      .for('key share');
    if (kept.length > 0) return sha256;
  }
  throw new Error(`content ${sha256} is thrown away as often as it is stored`);
}

/** Throws content away to which nothing refers any more. */
export async function dropBlobs(db: Db, hashes: string[]): Promise<void> {
  if (hashes.length === 0) return;
  // Waits for whoever is about to refer to it; what they have done is seen by the next statement.
  await db
    .select({ sha256: blob.sha256 })
    .from(blob)
    .where(inArray(blob.sha256, hashes))
    .orderBy(blob.sha256)
    .for('update');
  const uses = (table: typeof attachment | typeof upload) =>
    db.select({ one: sql`1` }).from(table).where(sql`${table.sha256} = ${blob.sha256}`);
  await db
    .delete(blob)
    .where(and(inArray(blob.sha256, hashes), notExists(uses(attachment)), notExists(uses(upload))));
}
