import { z } from 'zod';
import type { Courier } from '../../../outbox/effect.ts';
import { forgetWordsShown, peopleShown, personAs, wordsShownIn } from '../../../store/chats/words-shown.ts';
import { findOperator } from '../../../store/people/operators.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { chatPlatforms } from '../../../ticket/words.ts';
import { wordsIn } from '../../words/words.ts';
import type { Chats } from '../chats.ts';
import { hushLinks } from './hush-links.ts';

const about = z.object({ ticket: z.number() });

/**
 * What single people were told of a ticket in their own chats (that they watch it, a reminder, what they stand in for, what they
 * asked, what stands below a link) is taken away where they may not see it any more. Who has left sees nothing of it either.
 */
export function hushAloneCourier(chats: Chats): Courier {
  const { desk, gateways, speech } = chats;
  return async payload => {
    const ticket = await findTicket(desk.db, about.parse(payload).ticket);
    if (!ticket) return;
    const { lineGone } = wordsIn(speech.language).restricted;
    for (const { platform, operator: id } of await peopleShown(desk.db, ticket.number)) {
      const operator = await findOperator(desk.db, id);
      const viewer = operator && ({ kind: 'operator', operator } as const);
      if (viewer && hasWords(seen(ticket, eyesOf(desk, viewer, 'private-message')))) continue;
      const where = { ticket: ticket.number, platform, destination: personAs(id) };
      for (const { message, within } of await wordsShownIn(desk.db, where))
        await gateways[platform]?.takeBackPrivately(
          { channel: within ?? '', message },
          { text: lineGone, link: null },
        );
      await forgetWordsShown(desk.db, where);
    }
    for (const platform of chatPlatforms) {
      const gateway = gateways[platform];
      if (gateway) await hushLinks(chats, gateway, ticket, lineGone, 'alone');
    }
  };
}
