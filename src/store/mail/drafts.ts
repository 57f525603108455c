import { randomUUID } from 'node:crypto';
import { and, eq, type SQL, sql } from 'drizzle-orm';
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
  await keeping(db, { id, operatorId, inputs, at }, sql`at = excluded.at`);
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
  const kept = { id, operatorId, inputs, at };
  await keeping(
    db,
    kept,
    sql`inputs = excluded.inputs, at = excluded.at where draft.operator_id = ${operatorId}`,
  );
}

/** Keeps one, and throws old ones away in the same statement; not itself, which nobody could keep then. */
async function keeping(
  db: Db,
  { id, operatorId, inputs, at }: typeof draft.$inferInsert,
  whereThere: SQL,
): Promise<void> {
  const old = new Date(at.getTime() - keptMs).toISOString();
  await db.execute(sql`
    with old as (delete from draft where at < ${old}::timestamptz and id <> ${id})
    insert into draft (id, operator_id, inputs, at)
    values (${id}, ${operatorId}::int, ${JSON.stringify(inputs)}::jsonb, ${at.toISOString()}::timestamptz)
    on conflict (id) do update set ${whereThere}`);
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
