import type { z } from 'zod';
import { beginPings, giveUpPings, notePingsTold, type UntoldPing } from '../../../store/clock/pings.ts';
import { type Chats, gatewayToOperators, type toDestination } from '../chats.ts';
import { hushLate } from '../taking-away/hush.ts';
import { postOnce } from './post-once.ts';

type Channel = z.infer<typeof toDestination>;

/** Of these calls, those that a try of before has told, and nobody noted, are noted. @returns the others */
export async function exceptTold(chats: Chats, channel: Channel, calls: UntoldPing[]): Promise<UntoldPing[]> {
  const moments = new Set(calls.flatMap(({ postingSince }) => postingSince?.getTime() ?? []));
  if (moments.size === 0) return calls;
  const { findPosted } = gatewayToOperators(chats, channel);
  if (!findPosted) return calls;
  const { platform, destination } = channel;
  const told = new Set<UntoldPing>();
  for (const moment of moments) {
    const since = new Date(moment);
    // One that stands in a thread stands in the channel, too.
    const message = await findPosted(destination, null, keyOf(channel, since), since);
    if (message === null) continue;
    const begun = calls.filter(({ postingSince }) => postingSince?.getTime() === moment);
    await notePingsTold(chats.desk.db, channel, begun, message);
    const tickets = [...new Set(begun.map(({ ticket }) => ticket))];
    await hushLate(chats, { platform, channel: destination }, tickets);
    for (const call of begun) told.add(call);
  }
  return calls.filter(call => !told.has(call));
}

/** Posts the message that tells these calls, and notes it. @param post is given its key */
export async function postCalls(
  chats: Chats,
  channel: Channel,
  calls: UntoldPing[],
  post: (key: string) => Promise<string>,
): Promise<void> {
  const { db } = chats.desk;
  const { findPosted } = gatewayToOperators(chats, channel);
  // Where it can be looked, it was: see exceptTold.
  const [begunAt = null] = findPosted ? [] : calls.flatMap(({ postingSince }) => postingSince ?? []);
  let key = '';
  const { posted } = await postOnce(chats, {
    platform: channel.platform,
    begunAt,
    find: null,
    begin: async since => {
      key = keyOf(channel, since);
      await beginPings(db, channel, calls, since);
    },
    giveUp: () => giveUpPings(db, channel, calls),
    post: () => post(key),
  });
  await notePingsTold(db, channel, calls, posted);
}

function keyOf({ platform, destination }: Channel, since: Date): string {
  return `call:${platform}:${destination}:${since.toISOString()}`;
}
