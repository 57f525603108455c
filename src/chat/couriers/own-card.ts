import type { Desk } from '../../desk/desk.ts';
import { leaveEffect } from '../../desk/effects.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { Transient } from '../../outbox/failure.ts';
import type { CardRow } from '../../store/chats/card-place.ts';
import {
  beginPosting,
  cardsOf,
  demoteCard,
  forgetCard,
  forgetPosting,
  noteMissing,
  notePlace,
  promoteCard,
} from '../../store/chats/cards.ts';
import type { TicketCard } from '../card.ts';
import type { CardPlace, ChatGateway } from '../gateway.ts';
import type { Chats } from './chats.ts';
import { editCard } from './edit-card.ts';
import { postOnce } from './once/post-once.ts';
import { secondLookAfterMs } from './second-look.ts';
import { type CardKey, noted } from './where.ts';

type Drawing = Pick<Chats, 'desk' | 'log'>;

/** Where the desk's own card lies, in the channel that its destination means now; null where it lies in none. */
export async function placeOf(desk: Desk, gateway: ChatGateway, where: CardKey): Promise<CardPlace | null> {
  const [own] = await cardsOf(desk.db, where);
  const place = own && !own.adopted ? noted(own) : null;
  return place && place.channel === (await gateway.channelOf(where.destination)) ? place : null;
}

/**
 * Draws the desk's own card, and posts it where there is none.
 *
 * @param copies as the desk knows them
 * @throws Transient where it seems to be gone, at the first look
 */
export async function showOwn(
  drawing: Drawing,
  gateway: ChatGateway,
  where: CardKey,
  channel: string,
  card: TicketCard,
  copies: CardRow[],
  ifOther: boolean,
): Promise<CardPlace> {
  const { desk } = drawing;
  const own = copies.find(({ adopted }) => !adopted);
  const place = own ? noted(own) : null;
  if (own && place) {
    if (place.channel === channel) {
      if (await editCard(desk.db, gateway, own, place, card, ifOther)) {
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
    const back = await comeBack(desk.db, gateway, copies, channel, card);
    if (back) {
      await promoteCard(desk.db, where, back.id);
      return back.place;
    }
  }

  return await postOwn(drawing, gateway, where, card, place ? null : (own?.postingSince ?? null));
}

/** @param begunAt since when one may lie there whose place was never noted; null: none was begun */
async function postOwn(
  drawing: Drawing,
  gateway: ChatGateway,
  where: CardKey,
  card: TicketCard,
  begunAt: Date | null,
): Promise<CardPlace> {
  const { db } = drawing.desk;
  const { findCard } = gateway;
  const { posted } = await postOnce(drawing, {
    platform: where.platform,
    begunAt,
    find: !findCard
      ? null
      : async since => {
          const orphan = await findCard(where.destination, card, since);
          return orphan && (await gateway.updateCard(orphan, card)) ? orphan : null;
        },
    begin: at => beginPosting(db, where, at),
    giveUp: () => forgetPosting(db, where),
    post: () => gateway.postCard(where.destination, card),
  });
  await notePlace(db, where, posted, gateway.likenessOf(card));
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
  db: Desk['db'],
  gateway: ChatGateway,
  copies: CardRow[],
  channel: string,
  card: TicketCard,
): Promise<{ id: number; place: CardPlace } | null> {
  for (const copy of copies) {
    const place = copy.adopted && copy.missingSince ? noted(copy) : null;
    if (place?.channel === channel && (await editCard(db, gateway, copy, place, card, false)))
      return { id: copy.id, place };
  }
  return null;
}
