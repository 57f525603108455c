import { z } from 'zod';
import { placesOf } from '../../../desk/places.ts';
import type { Courier } from '../../../outbox/effect.ts';
import { forgetPlace } from '../../../store/chats/pressed-cards.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { type ChatPlatform, chatPlatforms } from '../../../ticket/words.ts';
import type { ChatGateway, LineLeft } from '../../gateway.ts';
import { wordsIn } from '../../words/words.ts';
import type { Chats } from '../chats.ts';
import { placeOf } from '../own-card.ts';
import { leave } from './moved-away.ts';
import { takeEach } from './take-each.ts';

const left = z.object({
  ticket: z.number(),
  platform: z.enum(chatPlatforms),
  channel: z.string(),
  message: z.string(),
});

/**
 * A line takes the place of a card in a channel in which no cards lie (any more): nobody looks after what stands there, and few may
 * see the words of its request one day.
 */
export function leaveCourier(chats: Chats): Courier {
  return async payload => {
    const { ticket: number, platform, ...place } = left.parse(payload);
    const gateway = chats.gateways[platform];
    const ticket = await findTicket(chats.desk.db, number);
    if (!gateway || !ticket) return;
    const line = await lastWord(chats, gateway, ticket, platform);
    await takeEach([
      {
        take: () => leave(gateway, place, line, ticket.restricted),
        taken: () => forgetPlace(chats.desk.db, platform, place),
      },
    ]);
  };
}

/** With the way to the card that is drawn still, where there is one. */
async function lastWord(
  { desk, speech }: Chats,
  gateway: ChatGateway,
  ticket: Ticket,
  platform: ChatPlatform,
): Promise<LineLeft> {
  const { moved, restricted } = wordsIn(speech.language);
  const lies = placesOf(desk, ticket).findLast(place => place.platform === platform);
  const now =
    lies && (await placeOf(desk, gateway, { ticket: ticket.number, platform, destination: lies.channel }));
  const url = now ? await gateway.linkTo(now) : null;
  return {
    text: moved(`#${ticket.number}`),
    link: url === null ? null : { label: restricted.toCard, url },
  };
}
