import type { Desk, Destination } from '../../desk/desk.ts';
import { leaveEffect, lookAgainEffect } from '../../desk/effects.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { Blocked, Permanent, Transient } from '../../outbox/failure.ts';
import type { CardRow } from '../../store/chats/card-place.ts';
import {
  beginPosting,
  cardsOf,
  demoteCard,
  forgetCard,
  noteMissing,
  notePlace,
  promoteCard,
} from '../../store/chats/cards.ts';
import { filesReceived } from '../../store/mail/attachments.ts';
import { allOperators } from '../../store/people/operators.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { TicketCard } from '../card.ts';
import { momentOf } from '../cards/moment.ts';
import { ticketCard } from '../cards/ticket-card.ts';
import type { CardPlace, ChatGateway } from '../gateway.ts';
import { letterNow } from '../press/letter/letter-now.ts';
import type { Speech } from '../say.ts';

export type CardKey = { ticket: number; platform: ChatPlatform; destination: string };

/**
 * A card that its platform says is gone is looked for a second time before another takes its place: of a thousand edits
 * one is answered so by mistake, and works seconds later (platform rules, Teams 23).
 */
const secondLookAfterMs = 3000;
/** So long a card that was given up is looked for: one that comes back would offer what is no more. */
const lookedForMs = 24 * 3_600_000;

/** The ticket's card as it is now, for a channel. @throws Permanent where there is no such ticket */
export async function cardNow(
  desk: Desk,
  speech: Speech,
  number: number,
  { platform, channel }: Destination,
): Promise<TicketCard> {
  const ticket = await findTicket(desk.db, number);
  if (!ticket) throw new Permanent(`there is no ticket ${number}`);
  const letter = await letterNow(desk.db, number);
  const files = await filesReceived(desk.db, number);
  const eyes = eyesOf(desk, { kind: 'channel', platform, channel }, 'card');
  return ticketCard(seen(ticket, eyes), await allOperators(desk.db), momentOf(desk, speech), letter, files);
}

/** Where the desk's own card lies, in the channel that its destination means now; null where it lies in none. */
export async function placeOf(desk: Desk, gateway: ChatGateway, where: CardKey): Promise<CardPlace | null> {
  const [own] = await cardsOf(desk.db, where);
  const place = own && !own.adopted ? noted(own) : null;
  return place && place.channel === (await gateway.channelOf(where.destination)) ? place : null;
}

/**
 * Draws the ticket's card as it is now, on every copy in one destination; posts it where there is none, for a channel
 * has one card per ticket. One that lies in a channel which the destination meant before is left there, and says so.
 *
 * @returns where the desk's own card lies
 * @throws Transient also where the card seems to be gone, at the first look
 */
export async function showCard(
  desk: Desk,
  gateway: ChatGateway,
  speech: Speech,
  where: CardKey,
): Promise<CardPlace> {
  const key = `${where.platform} ${where.destination} ${where.ticket}`;
  const before = drawing.get(key) ?? Promise.resolve();
  const now = before.catch(() => {}).then(() => draw(desk, gateway, speech, where));
  drawing.set(key, now);
  try {
    return await now;
  } finally {
    if (drawing.get(key) === now) drawing.delete(key);
  }
}

/** A call and a redraw of one ticket go by different lanes: one of them posts the card, the other one finds it. */
const drawing = new Map<string, Promise<unknown>>();

async function draw(desk: Desk, gateway: ChatGateway, speech: Speech, where: CardKey): Promise<CardPlace> {
  const channel = await gateway.channelOf(where.destination);
  const card = await cardNow(desk, speech, where.ticket, {
    platform: where.platform,
    channel: where.destination,
  });
  const place = await showOwn(desk, gateway, where, channel, card);
  await showCopies(desk, gateway, where, card);
  return place;
}

async function showOwn(
  desk: Desk,
  gateway: ChatGateway,
  where: CardKey,
  channel: string,
  card: TicketCard,
): Promise<CardPlace> {
  const copies = await cardsOf(desk.db, where);
  const own = copies.find(({ adopted }) => !adopted);
  const place = own ? noted(own) : null;
  if (own && place) {
    if (place.channel === channel) {
      if (await gateway.updateCard(place, card)) {
        if (own.missingSince) await noteMissing(desk.db, own.id, null);
        return place;
      }
      await looksTwice(desk, own);
      await demoteCard(desk.db, own.id);
    } else {
      await enqueue(desk.db, [leaveEffect(where, place)]);
      await forgetCard(desk.db, own.id);
    }
  } else {
    const back = await comeBack(gateway, copies, channel, card);
    if (back) {
      await promoteCard(desk.db, where, back.id);
      return back.place;
    }
  }

  const orphan =
    own && !place && own.postingSince
      ? await gateway.findCard(where.destination, card, own.postingSince)
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

/** @throws Transient until it has been looked for twice */
async function looksTwice(desk: Desk, own: CardRow): Promise<void> {
  const since = own.missingSince ?? new Date();
  if (!own.missingSince) await noteMissing(desk.db, own.id, since);
  const leftMs = since.getTime() + secondLookAfterMs - Date.now();
  if (leftMs > 0)
    throw new Transient('the card seems to be gone: it is looked for once more', {
      retryAfterSeconds: leftMs / 1000,
    });
}

/** Of the cards that were given up, one that is there again while no other has taken its place yet. */
async function comeBack(
  gateway: ChatGateway,
  copies: CardRow[],
  channel: string,
  card: TicketCard,
): Promise<{ id: number; place: CardPlace } | null> {
  for (const copy of copies) {
    const place = copy.adopted && copy.missingSince ? noted(copy) : null;
    if (place?.channel === channel && (await gateway.updateCard(place, card))) return { id: copy.id, place };
  }
  return null;
}

/** Draws the copies. What cannot be drawn any more is looked for a while, and keeps nothing else from being drawn. */
async function showCopies(desk: Desk, gateway: ChatGateway, where: CardKey, card: TicketCard): Promise<void> {
  let sinceMs: number | null = null;
  for (const copy of (await cardsOf(desk.db, where)).filter(({ adopted }) => adopted)) {
    const place = noted(copy);
    if (place && (await canDraw(gateway, place, card))) {
      if (copy.missingSince) await noteMissing(desk.db, copy.id, null);
      continue;
    }
    const missingMs = Date.now() - (copy.missingSince?.getTime() ?? Date.now());
    if (!place || missingMs > lookedForMs) await forgetCard(desk.db, copy.id);
    else {
      if (!copy.missingSince) await noteMissing(desk.db, copy.id, new Date());
      sinceMs = Math.min(sinceMs ?? missingMs, missingMs);
    }
  }
  if (sinceMs !== null) await enqueue(desk.db, [lookAgainEffect(where, nextLook(sinceMs))]);
}

/** Soon at first, then ever more rarely: after a minute, two, four … */
function nextLook(missingMs: number): Date {
  return new Date(Date.now() + Math.max(60_000, missingMs));
}

async function canDraw(gateway: ChatGateway, place: CardPlace, card: TicketCard): Promise<boolean> {
  try {
    return await gateway.updateCard(place, card);
  } catch (error) {
    // It lies where the app may not write (any more): no reason for the ticket's own card to wait.
    if (error instanceof Blocked || error instanceof Permanent) return false;
    throw error;
  }
}

function noted({ channel, message }: CardRow): CardPlace | null {
  return channel !== null && message !== null ? { channel, message } : null;
}

/** The last word of a card in a channel that the desk has left. It offers nothing any more. */
export function leftBehind(card: TicketCard, says: string): TicketCard {
  return { ...card, notices: [says], deadline: '', suggestion: '', actions: [] };
}
