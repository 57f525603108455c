import { z } from 'zod';
import { homesEffect } from '../../../desk/effects.ts';
import type { Courier } from '../../../outbox/effect.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import { Transient } from '../../../outbox/failure.ts';
import { findHomePage, pagesDrawnSince } from '../../../store/chats/home-pages.ts';
import { findOperator } from '../../../store/people/operators.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { chatPlatforms } from '../../../ticket/words.ts';
import { drawPage } from '../../home/draw-page.ts';
import type { Chats } from '../chats.ts';

const page = z.object({ platform: z.enum(chatPlatforms), userId: z.string() });
const about = z.object({ ticket: z.number(), page: page.optional(), erased: z.boolean().optional() });

/**
 * Pages of people's own that were drawn since a request came in, and may show it, are drawn anew where their owners may not see it
 * any more: each by itself, so that one who cannot be reached holds up no other.
 */
export function homesCourier(chats: Chats): Courier {
  const { desk } = chats;
  return async payload => {
    const { ticket: number, page, erased = false } = about.parse(payload);
    const ticket = await findTicket(desk.db, number);
    if (!ticket) return;
    if (!page) {
      const pages = await pagesDrawnSince(desk.db, ticket.openedAt);
      return await enqueue(
        desk.db,
        pages.map(each => homesEffect(number, each, erased)),
      );
    }
    const found = await findHomePage(desk.db, page);
    const operator = found && (await findOperator(desk.db, found.operatorId));
    const eyes = operator && eyesOf(desk, { kind: 'operator', operator }, 'home');
    if (!found || (!erased && eyes && hasWords(seen(ticket, eyes)))) return;
    if ((await drawPage(chats, found, true)) === 'overtaken')
      throw new Transient('whoever has the page before them drew it meanwhile');
  };
}
