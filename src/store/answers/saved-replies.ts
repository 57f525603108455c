import { asc, eq, sql } from 'drizzle-orm';
import { type KeyedReply, keyOfMade } from '../../ticket/answers/saved-reply.ts';
import type { Db } from '../database.ts';
import { savedReply, savedReplyUse } from '../schema/written/answers.ts';

/** Those that were made in chat and approved. */
export async function approvedReplies(db: Db): Promise<KeyedReply[]> {
  const rows = await db
    .select()
    .from(savedReply)
    .where(eq(savedReply.state, 'approved'))
    .orderBy(asc(savedReply.id));
  return rows.map(({ id, name, it, en }) => ({ key: keyOfMade(id), name, it, en }));
}

/** How often each went out, by its key. */
export async function usesOfReplies(db: Db): Promise<Map<string, number>> {
  const rows = await db.select().from(savedReplyUse);
  return new Map(rows.map(({ key, uses }) => [key, uses]));
}

/** They went out with a letter. Of two letters at once each takes them in the same order. */
export async function countUses(tx: Db, keys: string[], at: Date): Promise<void> {
  const rows = [...new Set(keys)].toSorted().map(key => ({ key, uses: 1, lastAt: at }));
  if (rows.length === 0) return;
  await tx
    .insert(savedReplyUse)
    .values(rows)
    .onConflictDoUpdate({
      target: savedReplyUse.key,
      set: { uses: sql`${savedReplyUse.uses} + 1`, lastAt: at },
    });
}
