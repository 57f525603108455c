import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { KeptSearch } from '../../desk/search/find.ts';
import type { Db } from '../../store/database.ts';
import { findDraft, replaceDraft, saveDraft } from '../../store/mail/drafts.ts';

/** Where one is in what was found: borne by the list's buttons, as any list's mark is. */
type Place = { id: string; from: number };

/** `<id without hyphens>-<where>`, of hexadecimal digits. */
const markPattern = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-(\d{1,6})$/;

export function markAt({ id, from }: Place): string {
  return `${id.replaceAll('-', '')}-${from}`;
}

/** @returns null for what is no mark of a search */
export function placeIn(mark: string): Place | null {
  const [, ...parts] = markPattern.exec(mark) ?? [];
  const from = parts.pop();
  return from === undefined ? null : { id: parts.join('-'), from: Number(from) };
}

const shape = z.object({
  numbers: z.array(z.number().int()),
  isAll: z.boolean(),
  others: z.array(z.tuple([z.string(), z.array(z.string())])),
  also: z.array(z.string()),
});

/**
 * Keeps what was found, for whoever looked: as long as a letter that was not sent. The same is kept once, however often it is
 * drawn: a page on which it stands is looked at each minute.
 *
 * @returns its id
 */
export async function keepSearch(db: Db, operatorId: number, kept: KeptSearch, at: Date): Promise<string> {
  const found = JSON.stringify(kept);
  return await saveDraft(db, operatorId, { found }, at, idOf(operatorId, found));
}

/** Whoever guesses it has nothing of it: it is its owner's alone. */
function idOf(operatorId: number, found: string): string {
  const digest = createHash('sha256').update(`${operatorId} ${found}`).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** @returns null where nothing is kept any more, or it is somebody else's */
export async function searchKept(db: Db, id: string, operatorId: number): Promise<KeptSearch | null> {
  const found = (await findDraft(db, id, operatorId))?.found;
  return found === undefined ? null : shape.parse(JSON.parse(found));
}

/** What was found, and where in it a page begins, by how many were shown before it: where that is another place. */
type Kept = { kept: KeptSearch; begins: Record<number, number> };

const keptShape = z.object({ kept: shape, begins: z.record(z.coerce.number().int(), z.number().int()) });

/** The same under an id of one's own, in the place of what was kept there before. */
export async function keepSearchAs(
  db: Db,
  id: string,
  operatorId: number,
  found: Kept,
  at: Date,
): Promise<void> {
  await replaceDraft(db, id, operatorId, { found: JSON.stringify(found) }, at);
}

/** @returns null where nothing is kept there any more */
export async function searchKeptAs(db: Db, id: string, operatorId: number): Promise<Kept | null> {
  const found = (await findDraft(db, id, operatorId))?.found;
  return found === undefined ? null : keptShape.parse(JSON.parse(found));
}
