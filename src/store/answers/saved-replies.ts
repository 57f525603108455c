import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { type KeyedReply, keyOfMade, type SavedReplyState } from '../../ticket/answers/saved-reply.ts';
import type { Db } from '../database.ts';
import { ticket } from '../schema/tickets.ts';
import { savedReply, savedReplyUse } from '../schema/written/answers.ts';

/** One that was made in chat. */
export type MadeReply = typeof savedReply.$inferSelect;

/** Those that were made in chat and approved; none whose request few may see by now. */
export async function approvedReplies(db: Db): Promise<KeyedReply[]> {
  const rows = await db
    .select(getTableColumns(savedReply))
    .from(savedReply)
    .innerJoin(ticket, eq(ticket.number, savedReply.ticket))
    .where(and(eq(savedReply.state, 'approved'), eq(ticket.restricted, false)))
    .orderBy(asc(savedReply.id));
  return rows.map(({ id, nonce, name, it, en }) => ({
    key: keyOfMade(id),
    made: { id, nonce },
    name,
    it,
    en,
  }));
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

export async function insertReply(tx: Db, reply: Omit<MadeReply, 'id'>): Promise<number> {
  const [row] = await tx.insert(savedReply).values(reply).returning({ id: savedReply.id });
  if (!row) throw new Error('a saved reply was not kept');
  return row.id;
}

/** Locked until the transaction ends: of two managers who decide at once, the second finds it decided. */
export async function lockReply(tx: Db, id: number): Promise<MadeReply | null> {
  const [row] = await tx.select().from(savedReply).where(eq(savedReply.id, id)).for('update');
  return row ?? null;
}

export async function findReply(db: Db, id: number): Promise<MadeReply | null> {
  const [row] = await db.select().from(savedReply).where(eq(savedReply.id, id));
  return row ?? null;
}

/** @returns whether another that is proposed or approved has the name */
export async function isNameTaken(tx: Db, name: string, but: number | null): Promise<boolean> {
  const rows = await tx
    .select({ id: savedReply.id })
    .from(savedReply)
    .where(
      and(
        sql`lower(${savedReply.name}) = lower(${name})`,
        inArray(savedReply.state, ['proposed', 'approved']),
        but === null ? undefined : sql`${savedReply.id} <> ${but}`,
      ),
    );
  return rows.length > 0;
}

export async function changeReply(
  tx: Db,
  id: number,
  change: Partial<Pick<MadeReply, 'name' | 'it' | 'en'>> & { state: SavedReplyState },
): Promise<void> {
  await tx.update(savedReply).set(change).where(eq(savedReply.id, id));
}
