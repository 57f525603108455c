import { createHash } from 'node:crypto';
import { and, inArray, notExists, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { inBase64 } from '../raw-mail/in-base64.ts';
import { attachment, blob, upload } from '../schema/files.ts';

const triesAtMost = 3;

/**
 * Stores content once, however many mails and uploads bring it. To be called in the transaction that refers to it: until
 * that ends the content is not thrown away.
 *
 * @returns its SHA-256, by which it is referred to
 */
export async function keepBlob(db: Db, content: Uint8Array): Promise<string> {
  const [sha256 = ''] = await keepBlobs(db, [content]);
  return sha256;
}

/** The same of several. */
export async function keepBlobs(db: Db, contents: Uint8Array[]): Promise<string[]> {
  const hashes = contents.map(content => createHash('sha256').update(content).digest('hex'));
  const each = new Map(hashes.map((sha256, place) => [sha256, contents[place] ?? new Uint8Array()]));
  // In one order for all who store the same ones; of the database it would take sorting them with their content.
  const inOrder = [...each].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const keys = sql.param(inOrder.map(([sha256]) => sha256));
  const came = sql.param(inOrder.map(([, content]) => inBase64(content)));
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    await db.execute(sql`
      insert into ${blob} (sha256, content) select sha256, decode(content, 'base64')
      from unnest(${keys}::text[], ${came}::text[]) as came(sha256, content)
      on conflict do nothing`);
    // Keeps the sweep away, and nobody else: mails that bring the same logo do not wait for each other.
    const kept = await db.execute(
      sql`select sha256 from ${blob} where sha256 = any(${keys}::text[]) order by sha256 for key share`,
    );
    if (kept.length === each.size) return hashes;
  }
  throw new Error(`content ${hashes.join(', ')} is thrown away as often as it is stored`);
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
