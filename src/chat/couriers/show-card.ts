import type { Desk } from '../../desk/desk.ts';
import { drawAgainEffect } from '../../desk/effects.ts';
import { isAmong, placesOf } from '../../desk/places.ts';
import { putOff } from '../../outbox/later/put-off.ts';
import { cardsOf } from '../../store/chats/cards.ts';
import type { CardPlace, ChatGateway } from '../gateway.ts';
import { cardOf, factsNow } from './card-now.ts';
import type { Chats } from './chats.ts';
import { showCopies } from './copies.ts';
import { showOwn } from './own-card.ts';
import { leaveCard, shownNow } from './taking-away/moved-away.ts';
import { type CardKey, noted } from './where.ts';

/**
 * Draws the ticket's card as it is now, on every copy in one destination; posts it where there is none, for a channel
 * has one card per ticket. One that lies in a channel which the destination meant before, or where its ticket does not lie
 * any more, is left there, and says so.
 *
 * @param ifOther one that shows just that already is left as it is; else it is drawn all the same, and so found where it is gone
 * @returns where the desk's own card lies; null where the ticket lies in another channel now
 * @throws Transient also where the card seems to be gone, at the first look
 */
export async function showCard(
  chats: Chats,
  gateway: ChatGateway,
  where: CardKey,
  ifOther = false,
): Promise<CardPlace | null> {
  const { desk, speech } = chats;
  const draw = (there: CardKey) => inTurn(there, () => drawWhereItLies(chats, gateway, there, ifOther));
  const place = await draw(where);
  if (place) return place;
  // Never in two turns at once: a move there and one back would wait for each other for ever.
  const now = await shownNow(desk, where, draw);
  if (now) await inTurn(where, () => leaveCard(desk, gateway, speech, where, now));
  return null;
}

/** A call and a redraw of one ticket go by different lanes: one of them posts the card, the other one finds it. */
const drawing = new Map<string, Promise<unknown>>();

async function inTurn<T>({ platform, destination, ticket }: CardKey, draw: () => Promise<T>): Promise<T> {
  const key = `${platform} ${destination} ${ticket}`;
  const before = drawing.get(key) ?? Promise.resolve();
  const now = before.catch(() => {}).then(draw);
  drawing.set(key, now);
  try {
    return await now;
  } finally {
    if (drawing.get(key) === now) drawing.delete(key);
  }
}

/** @returns null where the ticket does not lie in this destination */
async function drawWhereItLies(
  chats: Chats,
  gateway: ChatGateway,
  where: CardKey,
  ifOther: boolean,
): Promise<CardPlace | null> {
  const { desk, speech } = chats;
  const lies = { platform: where.platform, channel: where.destination };
  const [facts, known] = await Promise.all([factsNow(desk, where.ticket, lies), cardsOf(desk.db, where)]);
  if (!isAmong(placesOf(desk, facts.ticket), lies)) return null;
  const channel = await gateway.channelOf(where.destination);
  const card = await cardOf(desk, speech, facts, lies);
  const place = await showOwn(chats, gateway, where, channel, card, known, ifOther);
  const isAsKnown = known.some(row => !row.adopted && isSame(noted(row), place));
  const copies = isAsKnown ? known : await cardsOf(desk.db, where);
  await showCopies(desk, gateway, where, card, copies, ifOther);
  // Once it lies there: the order that is being carried may be this very one, and whoever dies before is to draw again.
  if (card.until)
    await putOff(desk.db, drawAgainEffect(where, inItsSecond(where, byMachine(desk, card.until))));
  return place;
}

function isSame(one: CardPlace | null, other: CardPlace): boolean {
  return one?.channel === other.channel && one.message === other.message;
}

/**
 * "3 hours left" turns into "2" on many cards at the same full hour (of 300, 90 in one second): each has a second of the
 * minute after it, by its number. No card says what is untrue for longer than that.
 */
function inItsSecond({ ticket }: CardKey, at: Date): Date {
  return new Date(at.getTime() + (ticket % 60) * 1000);
}

/** Effects run by the machine's clock; the sandbox's desk has one of its own. */
function byMachine(desk: Desk, at: Date): Date {
  return new Date(at.getTime() - desk.clock().getTime() + Date.now());
}
