import type { Destination } from '../../../desk/desk.ts';
import {
  beginReceipt,
  begunUnder,
  findReceipt,
  giveUpReceipt,
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
  const { db, clock } = chats.desk;
  if ((await findReceipt(db, key)) !== null) return true;
  const findPosted = chats.gateways[place.platform]?.findPosted;
  const begun = findPosted ? await begunUnder(db, key) : null;
  if (!findPosted || !begun) return false;
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

/**
 * Posts what is noted under a key, and is not posted yet. Whoever calls notes where it lies.
 *
 * @param tickets that it names in words
 */
export async function postByReceipt<T>(
  chats: Chats,
  { key, platform, tickets }: { key: string; platform: ChatPlatform; tickets: number[] },
  post: () => Promise<T>,
): Promise<T> {
  const { db } = chats.desk;
  // Where it can be looked, it was.
  const isLooked = chats.gateways[platform]?.findPosted !== undefined;
  const { posted } = await postOnce(chats, {
    platform,
    begunAt: isLooked ? null : ((await begunUnder(db, key))?.since ?? null),
    find: null,
    begin: since => beginReceipt(db, key, { since, tickets }),
    giveUp: () => giveUpReceipt(db, key),
    post,
  });
  return posted;
}
