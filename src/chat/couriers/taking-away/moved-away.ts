import type { Desk } from '../../../desk/desk.ts';
import { isAmong, placesOf } from '../../../desk/places.ts';
import { Blocked, Permanent, Transient } from '../../../outbox/failure.ts';
import { cardsOf, forgetCard } from '../../../store/chats/cards.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import type { CardPlace, ChatGateway, LineLeft } from '../../gateway.ts';
import type { Speech } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';
import { type CardKey, noted } from '../where.ts';
import { takeEach } from './take-each.ts';

/**
 * A card lies where its ticket does not lie any more: it is shown where that lies now, so that at no moment it is shown nowhere.
 *
 * @param showThere shows it in that channel, and says where; null where it has moved again
 * @returns where it is shown now; null where no card is left behind
 * @throws Transient where it has moved again
 */
export async function shownNow(
  desk: Desk,
  where: CardKey,
  showThere: (there: CardKey) => Promise<CardPlace | null>,
): Promise<CardPlace | null> {
  const cards = await cardsOf(desk.db, where);
  const ticket = cards.length > 0 ? await findTicket(desk.db, where.ticket) : null;
  const there = ticket && placesOf(desk, ticket).findLast(({ platform }) => platform === where.platform);
  if (!there) return null;
  const now = await showThere({ ...where, destination: there.channel });
  if (!now) throw new Transient('the card is on its way to another channel');
  return now;
}

/**
 * A line takes the place of each card that was left behind, and says where it is now.
 *
 * @throws Transient where the ticket has come back meanwhile: its card is to be drawn, not left
 */
export async function leaveCard(
  desk: Desk,
  gateway: ChatGateway,
  speech: Speech,
  where: CardKey,
  now: CardPlace,
): Promise<void> {
  const ticket = await findTicket(desk.db, where.ticket);
  if (!ticket) return;
  if (isAmong(placesOf(desk, ticket), { platform: where.platform, channel: where.destination }))
    throw new Transient('the card has come back meanwhile');
  const line = await lineLeft(gateway, speech, ticket.number, now);
  await takeEach(
    (await cardsOf(desk.db, where)).map(card => ({
      take: async () => {
        const place = noted(card);
        return place === null || (await leave(gateway, place, line, ticket.restricted));
      },
      taken: () => forgetCard(desk.db, card.id),
    })),
  );
}

async function lineLeft(
  gateway: ChatGateway,
  { language }: Speech,
  number: number,
  now: CardPlace,
): Promise<LineLeft> {
  const { restricted } = wordsIn(language);
  const url = await gateway.linkTo(now);
  const channel = await gateway.nameOf(now.channel);
  const token = `#${number}`;
  return {
    text: channel === null ? restricted.elsewhere(token) : restricted.nowIn(token, channel),
    link: url === null ? null : { label: restricted.toCard, url },
  };
}

/**
 * Where the app may not write any more nobody reads a line of it either; words that few may see are still read there, so that is
 * waited for.
 *
 * @returns false where the card seems to be gone
 */
export async function leave(
  gateway: ChatGateway,
  place: CardPlace,
  line: LineLeft,
  isRestricted: boolean,
): Promise<boolean> {
  try {
    return await gateway.leaveLine(place, null, line);
  } catch (error) {
    if (isRestricted || !(error instanceof Blocked || error instanceof Permanent)) throw error;
    return true;
  }
}
