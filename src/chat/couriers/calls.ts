import { z } from 'zod';
import type { Courier } from '../../outbox/effect.ts';
import { findReceipt, saveReceipt } from '../../store/chats/receipts.ts';
import { notePingsTold, untoldPings } from '../../store/clock/pings.ts';
import { bulletinCard, bulletinPayload } from '../clock/bulletins.ts';
import { pingCard } from '../clock/pings.ts';
import { cardLinks } from '../lists/card-links.ts';
import { type Chats, gatewayTo, gatewayToOperators, toDestination } from './chats.ts';
import { inThread } from './in-thread.ts';

const called = toDestination.extend({ minute: z.iso.datetime() });

/** The calls of a minute, and of those before that were not told: one message to a channel. */
export function pingCourier(chats: Chats): Courier {
  const { desk, speech, gateways } = chats;
  const links = cardLinks(desk, gateways);
  return async payload => {
    const { platform, destination, minute } = called.parse(payload);
    const channel = { platform, destination };
    const calls = await untoldPings(desk.db, channel, pastMinute(new Date(minute), desk.clock()));
    if (calls.length === 0) return;
    const ping = await pingCard(desk, { platform, channel: destination }, calls, speech, links);
    if (!ping) return await notePingsTold(desk.db, channel, calls, '');
    const gateway = gatewayToOperators(chats, channel);
    const [only, ...others] = ping.tickets;
    const where = { ticket: only ?? 0, platform, destination };
    // One call stands in its card's thread; several stand together in the channel.
    const message =
      others.length === 0
        ? await inThread(chats, where, place => gateway.postList(destination, place, ping.card))
        : ((await gateway.postList(destination, null, ping.card)) ?? '');
    await notePingsTold(desk.db, channel, calls, message);
  };
}

/** What the desk tells by the clock, once. */
export function bulletinCourier(chats: Chats): Courier {
  const { desk, speech, gateways } = chats;
  const links = cardLinks(desk, gateways);
  return async payload => {
    const bulletin = bulletinPayload.parse(payload);
    const { platform, channel, kind, at, closure, person } = bulletin;
    const key = `bulletin:${platform}:${channel}:${kind}:${at}:${closure ?? person ?? ''}`;
    if (await findReceipt(desk.db, key)) return;
    const card = await bulletinCard(desk, bulletin, speech, links);
    const message = card && (await gatewayTo(chats, platform).postList(channel, null, card));
    await saveReceipt(desk.db, key, message ?? '', desk.clock());
  };
}

/**
 * Up to which minute pings are told now: a ping that comes late (the chat was away) takes along what has come since.
 * The minute that is running is left to its own ping: more of it may come.
 */
function pastMinute(minute: Date, now: Date): Date {
  const running = Math.floor(now.getTime() / 60_000) * 60_000;
  return new Date(Math.max(minute.getTime(), running - 1));
}
