import { z } from 'zod';
import type { Desk } from '../desk/desk.ts';
import type { Courier } from '../outbox/effect.ts';
import { Permanent } from '../outbox/failure.ts';
import { beginPosting, cardsOf, forgetCard, notePlace } from '../store/cards.ts';
import { eventsAfter } from '../store/events.ts';
import { findLetter } from '../store/messages.ts';
import { accountsOf, allOperators } from '../store/operators.ts';
import { findReceipt, saveReceipt } from '../store/receipts.ts';
import { findTicket } from '../store/tickets.ts';
import type { RecordedEvent } from '../ticket/events.ts';
import { type ChatPlatform, chatPlatforms } from '../ticket/words.ts';
import { eventInWords } from './event-in-words.ts';
import type { CardPlace, ChatGateway } from './gateway.ts';
import { noticeCard } from './notice-card.ts';
import type { Speech } from './say.ts';
import { ticketCard } from './ticket-card.ts';
import { heldInWords, noticeSubjects, wordsIn } from './words/words.ts';

export type Gateways = Partial<Record<ChatPlatform, ChatGateway>>;

const cardPayload = z.object({
  ticket: z.number(),
  platform: z.enum(chatPlatforms),
  destination: z.string(),
});
const linePayload = cardPayload.extend({ sequence: z.number() });
const noticePayload = z.object({
  platform: z.enum(chatPlatforms),
  channel: z.string(),
  key: z.string(),
  subject: z.enum(noticeSubjects),
  details: z.record(z.string(), z.string()),
});

type CardPayload = z.infer<typeof cardPayload>;

/** The couriers that carry cards, thread lines and notices to the chats. */
export function chatCouriers(
  desk: Desk,
  gateways: Gateways,
  speech: Speech,
): { card: Courier; line: Courier; notice: Courier } {
  return {
    card: async payload => {
      await showCard(desk, gateways, speech, cardPayload.parse(payload));
    },

    line: async payload => {
      const { sequence, ...where } = linePayload.parse(payload);
      const key = `line:${where.platform}:${where.destination}:${where.ticket}:${sequence}`;
      if (await findReceipt(desk.db, key)) return;
      const [recorded] = (await eventsAfter(desk.db, where.ticket, sequence - 1)).slice(0, 1);
      if (!recorded) throw new Permanent(`ticket ${where.ticket} has no event ${sequence}`);
      const place = (await placeOf(desk, where)) ?? (await showCard(desk, gateways, speech, where));
      const message = await gatewayFor(gateways, where.platform).postLine(place, {
        text: eventInWords(wordsIn(speech.language), recorded, await whyHeld(desk, recorded, speech)),
        mentions: await accountsOf(desk.db, where.platform, await calledUpon(desk, recorded)),
      });
      await saveReceipt(desk.db, key, message, desk.clock());
    },

    notice: async payload => {
      const { platform, channel, key, subject, details } = noticePayload.parse(payload);
      const receiptKey = `notice:${platform}:${channel}:${key}`;
      if (await findReceipt(desk.db, receiptKey)) return;
      const message = await gatewayFor(gateways, platform).postNotice(
        channel,
        noticeCard(subject, details, speech.language),
      );
      await saveReceipt(desk.db, receiptKey, message, desk.clock());
    },
  };
}

/**
 * Draws the ticket's card as it is now, on every copy in one channel; posts it where there is none. A posting that
 * was begun and never noted (a crash in between) is looked for first, so that a channel has one card per ticket.
 */
async function showCard(
  desk: Desk,
  gateways: Gateways,
  speech: Speech,
  where: CardPayload,
): Promise<CardPlace> {
  const gateway = gatewayFor(gateways, where.platform);
  const ticket = await findTicket(desk.db, where.ticket);
  if (!ticket) throw new Permanent(`there is no ticket ${where.ticket}`);
  const card = ticketCard(ticket, await allOperators(desk.db), speech, desk.clock());
  const copies = await cardsOf(desk.db, where);

  for (const copy of copies.filter(({ adopted }) => adopted)) {
    const place = noted(copy);
    if (!place || !(await gateway.updateCard(place, card))) await forgetCard(desk.db, copy.id);
  }

  const own = copies.find(({ adopted }) => !adopted);
  const place = own ? noted(own) : null;
  if (place && (await gateway.updateCard(place, card))) return place;

  const orphan = own?.postingSince
    ? await gateway.findCard(where.destination, where.ticket, own.postingSince)
    : null;
  if (orphan && (await gateway.updateCard(orphan, card))) {
    await notePlace(desk.db, where, orphan);
    return orphan;
  }
  // The platform compares it with its own clock, so it is the machine's, not the sandbox's.
  await beginPosting(desk.db, where, new Date());
  const posted = await gateway.postCard(where.destination, card);
  await notePlace(desk.db, where, posted);
  return posted;
}

async function placeOf(desk: Desk, where: CardPayload): Promise<CardPlace | null> {
  const [own] = await cardsOf(desk.db, where);
  return own ? noted(own) : null;
}

function noted({ channel, message }: { channel: string | null; message: string | null }): CardPlace | null {
  return channel !== null && message !== null ? { channel, message } : null;
}

/** Whom an event calls: the assignee when the customer wrote, the colleague who is given a ticket. */
async function calledUpon(desk: Desk, { ticket, event, actor }: RecordedEvent): Promise<number[]> {
  if (event.type === 'reassigned')
    return actor.kind === 'operator' && actor.id === event.to.id ? [] : [event.to.id];
  if (event.type !== 'message-received' || event.intent !== 'message') return [];
  const assignee = (await findTicket(desk.db, ticket))?.assignee;
  return assignee ? [assignee.id] : [];
}

/** Why the customer was not told of a claim, if the gate held the letter. */
async function whyHeld(desk: Desk, recorded: RecordedEvent, speech: Speech): Promise<string | null> {
  if (recorded.event.type !== 'claimed') return null;
  const ticket = await findTicket(desk.db, recorded.ticket);
  if (!ticket) return null;
  const letter = await findLetter(
    desk.db,
    desk.messageIds.of(ticket.number, recorded.sequence, ticket.mailbox),
  );
  return letter?.state === 'held' ? heldInWords(wordsIn(speech.language), letter.stateWhy) : null;
}

function gatewayFor(gateways: Gateways, platform: ChatPlatform): ChatGateway {
  const gateway = gateways[platform];
  if (!gateway) throw new Permanent(`${platform} is not configured any more`);
  return gateway;
}
