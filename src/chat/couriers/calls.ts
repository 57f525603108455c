import { z } from 'zod';
import { aboutOf } from '../../desk/clock/bulletins.ts';
import { callingPlacesOf, callsOf, pingEffect } from '../../desk/clock/pings.ts';
import type { Desk, Destination } from '../../desk/desk.ts';
import { isAmong } from '../../desk/places.ts';
import type { Courier } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { saveReceipt } from '../../store/chats/receipts.ts';
import { noteWordsShown } from '../../store/chats/words-shown.ts';
import { insertPings, notePingsTold, type UntoldPing, untoldPings } from '../../store/clock/pings.ts';
import { placeFactsOf } from '../../store/tickets/kept-to-few.ts';
import { ticketsNamedIn } from '../cards/tickets-named.ts';
import { bulletinCard, bulletinPayload } from '../clock/bulletins.ts';
import { pingCard } from '../clock/pings.ts';
import { cardLinks } from '../lists/card-links.ts';
import { type Chats, gatewayTo, gatewayToOperators, toDestination } from './chats.ts';
import { inThread } from './in-thread.ts';
import { isPosted, postByReceipt } from './once/by-receipt.ts';
import { exceptTold, postCalls } from './once/calls-begun.ts';
import { hushIfRestricted } from './taking-away/hush.ts';

const called = toDestination.extend({ minute: z.iso.datetime() });

/** The calls of a minute, and of those before that were not told: one message to a channel. */
export function pingCourier(chats: Chats): Courier {
  const { desk, speech, gateways } = chats;
  const links = cardLinks(desk, gateways);
  return async payload => {
    const { platform, destination, minute } = called.parse(payload);
    const channel = { platform, destination };
    const place = { platform, channel: destination };
    const untold = await untoldPings(desk.db, channel, pastMinute(new Date(minute), desk.clock()));
    const all = await exceptTold(chats, channel, untold);
    const before = await placeFactsOf(desk.db, [...new Set(all.map(({ ticket }) => ticket))]);
    const calls = await stayingHere(desk, place, all, before);
    if (calls.length === 0) return;
    const ping = await pingCard(desk, place, calls, speech, links);
    if (!ping) return await notePingsTold(desk.db, channel, calls, '');
    const gateway = gatewayToOperators(chats, channel);
    const [only, ...others] = ping.tickets;
    const where = { ticket: only ?? 0, platform, destination };
    // One call stands in its card's thread; several stand together in the channel.
    await postCalls(chats, channel, calls, async key =>
      others.length === 0
        ? await inThread(chats, where, place => gateway.postList(destination, place, ping.card, key))
        : ((await gateway.postList(destination, null, ping.card, key)) ?? ''),
    );
    await hushIfRestricted(chats, place, before);
  };
}

/** Of these calls, those that are told here; the others are of tickets that have gone elsewhere, and told there. */
async function stayingHere(
  desk: Desk,
  { platform, channel }: Destination,
  calls: UntoldPing[],
  tickets: Awaited<ReturnType<typeof placeFactsOf>>,
): Promise<UntoldPing[]> {
  const placesOfCall = ({ ticket, event }: UntoldPing) => {
    const known = tickets.get(ticket);
    return known ? callingPlacesOf(desk, known, event) : [];
  };
  const gone = calls.filter(call => !isAmong(placesOfCall(call), { platform, channel }));
  if (gone.length > 0) {
    const moved = gone.flatMap(call => callsOf(placesOfCall(call), { ...call, at: desk.clock() }));
    await desk.db.transaction(async tx => {
      await insertPings(tx, moved);
      await enqueue(
        tx,
        moved.map(call => pingEffect({ ...call, channel: call.destination }, call.minute)),
      );
    });
    await notePingsTold(desk.db, { platform, destination: channel }, gone, '');
  }
  return calls.filter(call => !gone.includes(call));
}

/** What the desk tells by the clock, once. */
export function bulletinCourier(chats: Chats): Courier {
  const { desk, speech, gateways } = chats;
  const links = cardLinks(desk, gateways);
  return async payload => {
    const bulletin = bulletinPayload.parse(payload);
    const { platform, channel, kind, at } = bulletin;
    const key = `bulletin:${platform}:${channel}:${kind}:${at}:${aboutOf(bulletin)}`;
    if (await isPosted(chats, key, { platform, channel })) return;
    const card = await bulletinCard(desk, bulletin, speech, links);
    const tickets = card ? ticketsNamedIn(card) : [];
    const before = await placeFactsOf(desk.db, tickets);
    const message = await postByReceipt(
      chats,
      { key, platform, tickets },
      async () => (card && (await gatewayTo(chats, platform).postList(channel, null, card, key))) ?? '',
    );
    const place = { message, within: null };
    await noteWordsShown(desk.db, { platform, destination: channel }, place, tickets);
    await saveReceipt(desk.db, key, message, desk.clock());
    await hushIfRestricted(chats, { platform, channel }, before);
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
