import { randomUUID } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { draft } from '../schema/presses.ts';

/** Whoever has not sent a letter by then has gone home. */
const keptMs = 7 * 86_400_000;

/**
 * Drafts that nobody came back for are thrown away.
 *
 * @param id of one that may be there already, with the same words: it is kept for longer
 * @returns the draft's id
 */
export async function saveDraft(
  db: Db,
  operatorId: number,
  inputs: Record<string, string>,
  at: Date,
  id: string = randomUUID(),
): Promise<string> {
  await db.delete(draft).where(lt(draft.at, new Date(at.getTime() - keptMs)));
  await db
    .insert(draft)
    .values({ id, operatorId, inputs, at })
    .onConflictDoUpdate({ target: draft.id, set: { at } });
  return id;
}

/** Puts a draft in the place of that of this id, which is this operator's; or keeps it as a new one. */
export async function replaceDraft(
  db: Db,
  id: string,
  operatorId: number,
  inputs: Record<string, string>,
  at: Date,
): Promise<void> {
  await db.delete(draft).where(lt(draft.at, new Date(at.getTime() - keptMs)));
  await db
    .insert(draft)
    .values({ id, operatorId, inputs, at })
    .onConflictDoUpdate({
      target: draft.id,
      set: { inputs, at },
      setWhere: eq(draft.operatorId, operatorId),
    });
}

/** The draft, if it is this operator's. */
export async function findDraft(
  db: Db,
  id: string,
  operatorId: number,
): Promise<Record<string, string> | null> {
  const [row] = await db
    .select({ inputs: draft.inputs })
    .from(draft)
    .where(and(eq(draft.id, id), eq(draft.operatorId, operatorId)));
  return row?.inputs ?? null;
}
