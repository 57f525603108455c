import type { Destination } from '../../../desk/desk.ts';
import {
  type Begun,
  beginReceipt,
  begunUnder,
  giveUpReceipt,
  type Receipt,
  receiptUnder,
  saveReceipt,
} from '../../../store/chats/receipts.ts';
import { noteWordsShown } from '../../../store/chats/words-shown.ts';
import type { ChatPlatform } from '../../../ticket/words.ts';
import type { CardPlace } from '../../gateway.ts';
import type { Chats } from '../chats.ts';
import { hushLate } from '../taking-away/hush.ts';
import { postOnce } from './post-once.ts';

/**
 * Whether what is noted under a key was posted in that channel. What a try of before posted, and nobody noted, is looked for
 * where the platform lets a bot look, and noted; it may hold words that few may see by now.
 *
 * @param thread gives the card in whose thread it stands, and null where there is none; without it, it stands in the channel itself
 */
export async function isPosted(
  chats: Chats,
  key: string,
  place: Destination,
  thread?: () => Promise<CardPlace | null>,
): Promise<boolean> {
  return await isPostedBy(chats, key, await receiptUnder(chats.desk.db, key), place, thread);
}

/** The same, by what was read of it just now. */
export async function isPostedBy(
  chats: Chats,
  key: string,
  { left, begun }: Receipt,
  place: Destination,
  thread?: () => Promise<CardPlace | null>,
): Promise<boolean> {
  return left !== null || (begun !== null && (await isThere(chats, key, begun, place, thread)));
}

/** Whether what a try of before began stands there; then it is noted. */
async function isThere(
  chats: Chats,
  key: string,
  begun: Begun,
  place: Destination,
  thread?: () => Promise<CardPlace | null>,
): Promise<boolean> {
  const { db, clock } = chats.desk;
  const findPosted = chats.gateways[place.platform]?.findPosted;
  if (!findPosted) return false;
  const { platform, channel } = place;
  const card = thread ? await thread() : null;
  const message = thread && !card ? null : await findPosted(channel, card, key, begun.since);
  if (message === null) return false;
  // Lines are found by their receipts.
  if (!thread)
    await noteWordsShown(db, { platform, destination: channel }, { message, within: null }, begun.tickets);
  await hushLate(chats, place, begun.tickets);
  await saveReceipt(db, key, message, clock());
  return true;
}

type Posting = { key: string; platform: ChatPlatform; tickets: number[]; begun?: Begun | null };

/**
 * Posts what is noted under a key, and is not posted yet. Whoever calls notes where it lies.
 *
 * @param posting.tickets that it names in words
 * @param posting.begun what is noted of a try of before, where that was looked up
 */
export async function postByReceipt<T>(
  chats: Chats,
  { key, platform, tickets, begun }: Posting,
  post: () => Promise<T>,
): Promise<T> {
  const { db } = chats.desk;
  // Where it can be looked, it was.
  const isLooked = chats.gateways[platform]?.findPosted !== undefined;
  const { posted } = await postOnce(chats, {
    platform,
    begunAt: isLooked ? null : ((begun === undefined ? await begunUnder(db, key) : begun)?.since ?? null),
    find: null,
    begin: since => beginReceipt(db, key, { since, tickets }),
    giveUp: () => giveUpReceipt(db, key),
    post,
  });
  return posted;
}
