import { sweepHeard } from '../../store/chats/heard.ts';
import { sweepLinksShown } from '../../store/chats/links-shown.ts';
import { sweepWordsShown } from '../../store/chats/words-shown.ts';
import type { Db } from '../../store/database.ts';
import {
  findUploads,
  insertUpload,
  sweepUploads,
  type Upload,
  waitingUploads,
} from '../../store/mail/uploads.ts';
import { sweepCalls } from '../../store/outwards/calls.ts';
import { sweepDeliveries } from '../../store/outwards/deliveries.ts';
import { refuse } from '../../ticket/grammar/decision.ts';
import type { Refusal } from '../../ticket/refusals.ts';
import type { AttachedFile, ChatPlatform, Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';

/** Slack's file field takes so many; a customer's mail program shows no more kindly. */
export const filesPerLetter = 10;
const hour = 3_600_000;
/** So long a file that was sent ahead is offered for the next letter. */
const offeredMs = hour;
/** A letter that is being looked at keeps its files for so long. */
const unsentKeptMs = 24 * hour;
/** As long as a draft: until then a repeated press finds that its files have gone. */
const sentKeptMs = 8 * 24 * hour;

/** A file as a chat offers it; its content is fetched when it is known that it may come. */
export type OfferedFile = {
  name: string;
  type: string;
  /** As the platform says; null where it does not. */
  size: number | null;
  load(maxBytes: number): Promise<Loaded>;
};

export type Loaded =
  | { ok: true; content: Uint8Array }
  | { ok: false; why: 'too-large' | 'unreachable' | 'not-ours' };

/** Why a file is not taken. `not-ours`: it lies with somebody else than the platform. */
export type FileFault = {
  reason: 'dangerous' | 'empty' | 'too-large' | 'too-many' | 'unreachable' | 'not-ours';
  name: string;
};

/** What is wrong with files that shall go with one letter, as far as their names and sizes tell. */
export function faultOf(desk: Desk, files: Pick<OfferedFile, 'name' | 'type' | 'size'>[]): FileFault | null {
  if (files.length > filesPerLetter) return { reason: 'too-many', name: '' };
  for (const { name, type, size } of files) {
    if (desk.vetFile({ name, type, content: new Uint8Array() }).dangerous)
      return { reason: 'dangerous', name };
    if (size === 0) return { reason: 'empty', name };
  }
  const sum = files.reduce((all, { size }) => all + (size ?? 0), 0);
  return sum > desk.letterFileBytes ? { reason: 'too-large', name: files[0]?.name ?? '' } : null;
}

/** Fetches files and keeps them for a letter to come. One that may not go is named; the others are kept. */
export async function takeUploads(
  desk: Desk,
  operator: Operator,
  platform: ChatPlatform,
  files: OfferedFile[],
): Promise<{ taken: Upload[]; faults: FileFault[] }> {
  const taken: Upload[] = [];
  const faults: FileFault[] = files.length > filesPerLetter ? [{ reason: 'too-many', name: '' }] : [];
  for (const file of files.slice(0, filesPerLetter)) {
    const early = faultOf(desk, [file]);
    const loaded: Loaded = early ? { ok: false, why: 'unreachable' } : await file.load(desk.letterFileBytes);
    const vetted = loaded.ok ? desk.vetFile({ ...file, content: loaded.content }) : null;
    if (early) faults.push(early);
    else if (!loaded.ok) faults.push({ reason: loaded.why, name: file.name });
    else if (loaded.content.byteLength === 0) faults.push({ reason: 'empty', name: file.name });
    else if (!vetted || vetted.dangerous) faults.push({ reason: 'dangerous', name: file.name });
    else taken.push(await keep(desk, operator, platform, { ...vetted, content: loaded.content }));
  }
  return { taken, faults };
}

async function keep(
  desk: Desk,
  operator: Operator,
  platform: ChatPlatform,
  { name, type, content }: { name: string; type: string; content: Uint8Array },
): Promise<Upload> {
  const upload = { operatorId: operator.id, platform, name, type, content, at: desk.clock() };
  // What is sent ahead is chosen from a list: there a file that Teams delivers again must not stand twice. In Slack
  // each form has files of its own, and two letters may carry the same.
  return await insertUpload(desk.db, upload, platform === 'teams');
}

/** The latest files that an operator sent ahead from a chat whose forms have no place for files, as they came. */
export async function waitingFiles(
  desk: Desk,
  operator: Operator,
  platform: ChatPlatform,
): Promise<Upload[]> {
  const since = new Date(desk.clock().getTime() - offeredMs);
  const waiting = await waitingUploads(desk.db, operator.id, platform, since);
  return waiting.slice(0, filesPerLetter).toReversed();
}

/**
 * The files that a letter names by id. They are its writer's, and not too many or too large together.
 *
 * @param ids `3,17`, as it comes back from the chat: anybody could have written it
 * @param isSent the letter was ordered: whether its files still wait is asked under the ticket's lock
 */
export async function filesForLetter(
  desk: Desk,
  operator: Operator,
  ids: string,
  isSent: boolean,
): Promise<{ ok: true; files: AttachedFile[] } | { ok: false; refusal: Refusal }> {
  const wanted = [...new Set(ids.split(',').filter(id => id !== ''))];
  if (wanted.length > filesPerLetter) return refuse({ reason: 'files-too-many', limit: filesPerLetter });
  if (!wanted.every(id => /^[1-9]\d{0,8}$/.test(id))) return refuse({ reason: 'file-gone' });
  const found = await findUploads(desk.db, operator.id, wanted.map(Number));
  const usable = isSent ? found : found.filter(({ messageId }) => messageId === null);
  if (usable.length !== wanted.length) return refuse({ reason: 'file-gone' });
  const files = usable.map(({ id, name, size, sha256 }) => ({ upload: id, name, size, sha256 }));
  if (files.reduce((sum, { size }) => sum + size, 0) > desk.letterFileBytes)
    return refuse({ reason: 'files-too-large', megabytes: megabytesOf(desk) });
  return { ok: true, files };
}

/** The limit as one says it. */
export function megabytesOf(desk: Desk): number {
  return Math.round((desk.letterFileBytes / 1024 / 1024) * 10) / 10;
}

/** Throws away what nobody sent within a day, and what nobody repeats any more. */
export async function sweepAway(tx: Db, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  await sweepUploads(tx, before(unsentKeptMs), before(sentKeptMs));
  await sweepHeard(tx, new Date());
  await sweepWordsShown(tx, new Date());
  await sweepLinksShown(tx, new Date());
  await sweepDeliveries(tx, new Date());
  await sweepCalls(tx, new Date());
}
