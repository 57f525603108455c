import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { type KeptSource, unpackedSource } from './packed-source.ts';

/** A mail as it came; null where it is gone meanwhile. */
export async function sourceOf(db: Db, id: number): Promise<Uint8Array | null> {
  const [row] = await db.execute<KeptSource>(
    sql`select source, packed_of as "packedOf" from inbound_mail where id = ${id}`,
  );
  return row && row.source.byteLength > 0 ? await unpackedSource(row) : null;
}
