import { z } from 'zod';
import { recompute } from '../desk/clock/recompute.ts';
import { rosterAt } from '../desk/clock/roster.ts';
import type { Desk } from '../desk/desk.ts';
import { cardEffect } from '../desk/effects.ts';
import { letterOf } from '../desk/letters/letter-of.ts';
import type { Courier } from '../outbox/effect.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { Blocked, Permanent, Transient } from '../outbox/failure.ts';
import { forgetPlace } from '../store/chats/pressed-cards.ts';
import { findReceipt, saveReceipt } from '../store/chats/receipts.ts';
import { notePingsTold, untoldPings } from '../store/clock/pings.ts';
import { accountsOf, findOperator } from '../store/people/operators.ts';
import { eventsAfter } from '../store/tickets/events.ts';
import { findTicket } from '../store/tickets/tickets.ts';
import type { RecordedEvent } from '../ticket/events.ts';
import { seenPart } from '../ticket/sight/seen.ts';
import { eyesOf } from '../ticket/sight/sight.ts';
import { traitsOf } from '../ticket/traits.ts';
import { type ChatPlatform, chatPlatforms } from '../ticket/words.ts';
import { asideButtons } from './actions/aside-buttons.ts';
import type { NoticeCard } from './card.ts';
import { eventInWords, tellsWhatIsHeld } from './cards/in-words/event-in-words.ts';
import { noticeCard } from './cards/notice-card.ts';
import { bulletinCard, bulletinPayload } from './clock/bulletins.ts';
import { pingCard } from './clock/pings.ts';
import type { CardPlace, ChatGateway } from './gateway.ts';
import { type Speech, withInstantsInWords } from './say.ts';
import { type CardKey, cardNow, leftBehind, placeOf, showCard } from './show-card.ts';
import { heldInWords, type NoticeSubject, noticeSubjects, wordsIn } from './words/words.ts';

export type Gateways = Partial<Record<ChatPlatform, ChatGateway>>;

const cardPayload = z.object({
  ticket: z.number(),
  platform: z.enum(chatPlatforms),
  destination: z.string(),
});
const leavePayload = z.object({
  ticket: z.number(),
  platform: z.enum(chatPlatforms),
  channel: z.string(),
  message: z.string(),
});
const linePayload = cardPayload.extend({ sequence: z.number() });
export const noticePayload = z.object({
  platform: z.enum(chatPlatforms),
  channel: z.string(),
  key: z.string(),
  subject: z.enum(noticeSubjects),
  details: z.record(z.string(), z.string()),
});

const pingPayload = z.object({
  platform: z.enum(chatPlatforms),
  destination: z.string(),
  minute: z.iso.datetime(),
});
const redrawPayload = z.object({ tickets: z.array(z.number()) });
const redrawnAtOnce = 500;

/** The couriers that carry cards, thread lines and notices to the chats. */
export function chatCouriers(
  desk: Desk,
  gateways: Gateways,
  speech: Speech,
): Record<'card' | 'line' | 'leave' | 'notice' | 'ping' | 'bulletin' | 'redraw' | 'recompute', Courier> {
  /** Posts into the thread of the ticket's card; where somebody has deleted that, into the thread of a new one. */
  async function inThread(
    where: CardKey,
    post: (place: CardPlace) => Promise<string | null>,
  ): Promise<string> {
    const gateway = gatewayTo(where);
    const known = await placeOf(desk, gateway, where);
    const message = known && (await post(known));
    if (message !== null) return message;
    const again = await post(await showCard(desk, gateway, speech, where));
    if (again === null) throw new Transient('the card was gone as soon as it was posted');
    return again;
  }

  /** What was addressed to a channel that desk.yaml does not name any more goes nowhere, even if the app is still there. */
  function gatewayTo({ platform, destination }: Omit<CardKey, 'ticket'>): ChatGateway {
    const isConfigured = desk.destinations.some(
      known => known.platform === platform && known.channel === destination,
    );
    if (!isConfigured) throw new Permanent(`${platform} ${destination} is not configured any more`);
    return gatewayFor(gateways, platform);
  }

  return {
    card: async payload => {
      const where = cardPayload.parse(payload);
      await showCard(desk, gatewayTo(where), speech, where);
    },

    leave: async payload => {
      const { ticket, platform, ...place } = leavePayload.parse(payload);
      const gateway = gateways[platform];
      if (!gateway) return;
      const card = leftBehind(
        await cardNow(desk, speech, ticket, { platform, channel: place.channel }),
        wordsIn(speech.language).notices.moved,
      );
      try {
        await gateway.updateCard(place, card);
      } catch (error) {
        // Nobody lets the app in there again for a card that says good-bye.
        if (!(error instanceof Blocked || error instanceof Permanent)) throw error;
      }
      await forgetPlace(desk.db, platform, place);
    },

    line: async payload => {
      const { sequence, ...where } = linePayload.parse(payload);
      const key = `line:${where.platform}:${where.destination}:${where.ticket}:${sequence}`;
      if (await findReceipt(desk.db, key)) return;
      const [recorded] = (await eventsAfter(desk.db, where.ticket, sequence - 1)).slice(0, 1);
      if (!recorded) throw new Permanent(`ticket ${where.ticket} has no event ${sequence}`);
      const ticket = await findTicket(desk.db, where.ticket);
      const reader = { kind: 'channel' as const, platform: where.platform, channel: where.destination };
      const seen = ticket && seenPart(ticket, recorded, eyesOf(desk, reader, 'line'));
      const line = {
        text: seen
          ? eventInWords(wordsIn(speech.language), seen, await whyHeld(desk, recorded, speech))
          : wordsIn(speech.language).restricted.line,
        mentions: await accountsOf(desk.db, where.platform, await calledUpon(desk, recorded)),
      };
      const gateway = gatewayTo(where);
      const message = await inThread(where, place => gateway.postLine(place, line));
      await saveReceipt(desk.db, key, message, desk.clock());
    },

    ping: async payload => {
      const { platform, destination, minute } = pingPayload.parse(payload);
      const channel = { platform, destination };
      const calls = await untoldPings(desk.db, channel, pastMinute(new Date(minute), desk.clock()));
      if (calls.length === 0) return;
      const ping = await pingCard(desk, { platform, channel: destination }, calls, speech);
      if (!ping) return await notePingsTold(desk.db, channel, calls, '');
      const gateway = gatewayTo(channel);
      const [only, ...others] = ping.tickets;
      const where = { ticket: only ?? 0, platform, destination };
      // One call stands in its card's thread; several stand together in the channel.
      const message =
        others.length === 0
          ? await inThread(where, place => gateway.postList(destination, place, ping.card))
          : ((await gateway.postList(destination, null, ping.card)) ?? '');
      await notePingsTold(desk.db, channel, calls, message);
    },

    bulletin: async payload => {
      const bulletin = bulletinPayload.parse(payload);
      const { platform, channel, kind, at, closure, person } = bulletin;
      const key = `bulletin:${platform}:${channel}:${kind}:${at}:${closure ?? person ?? ''}`;
      if (await findReceipt(desk.db, key)) return;
      const card = await bulletinCard(desk, bulletin, speech);
      const message = card && (await gatewayFor(gateways, platform).postList(channel, null, card));
      await saveReceipt(desk.db, key, message ?? '', desk.clock());
    },

    recompute: async () => {
      await recompute(desk);
    },

    redraw: async payload => {
      const { tickets } = redrawPayload.parse(payload);
      for (let from = 0; from < tickets.length; from += redrawnAtOnce)
        await enqueue(
          desk.db,
          tickets
            .slice(from, from + redrawnAtOnce)
            .flatMap(ticket => desk.destinations.map(destination => cardEffect(destination, ticket, true))),
        );
    },

    notice: async payload => {
      const { platform, channel, key, subject, details } = noticePayload.parse(payload);
      const receiptKey = `notice:${platform}:${channel}:${key}`;
      if (await findReceipt(desk.db, receiptKey)) return;
      const message = await gatewayFor(gateways, platform).postNotice(
        channel,
        noticeCard(
          subject,
          withInstantsInWords(speech, details),
          speech.language,
          noticeButtons(subject, details, speech),
        ),
      );
      await saveReceipt(desk.db, receiptKey, message, desk.clock());
    },
  };
}

/** What the admins can do about it, where that is anything. */
function noticeButtons(
  subject: NoticeSubject,
  { mail, letter, nonce = '' }: Record<string, string>,
  { language }: Speech,
): NoticeCard['buttons'] {
  const words = wordsIn(language);
  if (subject === 'unreadable-mail') return asideButtons('unread-mail', { id: Number(mail), nonce }, words);
  return subject === 'complaint' && letter
    ? asideButtons('complaint', { id: Number(letter), nonce }, words)
    : [];
}

/**
 * Up to which minute pings are told now: a ping that comes late (the chat was away) takes along what has come since.
 * The minute that is running is left to its own ping: more of it may come.
 */
function pastMinute(minute: Date, now: Date): Date {
  const running = Math.floor(now.getTime() / 60_000) * 60_000;
  return new Date(Math.max(minute.getTime(), running - 1));
}

/**
 * Whom an event calls: the assignee (or, for one who has left, the managers) when the customer wrote or cannot be reached,
 * who is given a ticket by somebody else.
 */
async function calledUpon(desk: Desk, { ticket, event, actor }: RecordedEvent): Promise<number[]> {
  const { calls } = traitsOf(event);
  if (typeof calls === 'number') return actor.kind === 'operator' && actor.id === calls ? [] : [calls];
  if (calls === null) return [];
  const assignee = (await findTicket(desk.db, ticket))?.assignee;
  if (!assignee) return [];
  if (await findOperator(desk.db, assignee.id)) return [assignee.id];
  // Nobody has it, though it does not say so: the managers see to it.
  const { onDuty, managers } = await rosterAt(desk, desk.db, desk.clock());
  return (onDuty.length > 0 ? onDuty : managers).map(({ id }) => id);
}

/** Why the customer was not told of a claim, or of the closing, if the letter was held. */
async function whyHeld(desk: Desk, recorded: RecordedEvent, speech: Speech): Promise<string | null> {
  if (!tellsWhatIsHeld(recorded.event)) return null;
  const ticket = await findTicket(desk.db, recorded.ticket);
  if (!ticket) return null;
  const letter = await letterOf(desk, desk.db, ticket, recorded);
  return letter?.state === 'held' ? heldInWords(wordsIn(speech.language), letter.stateWhy) : null;
}

function gatewayFor(gateways: Gateways, platform: ChatPlatform): ChatGateway {
  const gateway = gateways[platform];
  if (!gateway) throw new Permanent(`${platform} is not configured any more`);
  return gateway;
}
