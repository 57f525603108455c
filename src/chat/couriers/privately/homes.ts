import { z } from 'zod';
import type { Courier } from '../../../outbox/effect.ts';
import { homesOpenedSince } from '../../../store/chats/home.ts';
import { accountsOf, findOperator } from '../../../store/people/operators.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { drawHome } from '../../home/draw-home.ts';
import { cardLinks } from '../../lists/card-links.ts';
import { ownSpeech } from '../../voice/own-speech.ts';
import type { Chats } from '../chats.ts';

const about = z.object({ ticket: z.number() });

/**
 * Pages of people's own that were opened since a request came in, and may show it, are drawn anew where their owners may not
 * see it any more. In Teams that page is an answer to one person alone, which no app takes back.
 */
export function homesCourier(chats: Chats): Courier {
  const { desk, gateways, speech: aloud } = chats;
  return async payload => {
    const ticket = await findTicket(desk.db, about.parse(payload).ticket);
    const { slack } = gateways;
    if (!ticket || !slack?.showHome) return;
    for (const id of await homesOpenedSince(desk.db, ticket.openedAt)) {
      const operator = await findOperator(desk.db, id);
      const [account] = await accountsOf(desk.db, 'slack', [id]);
      if (!operator || !account) continue;
      const viewer = { kind: 'operator', operator } as const;
      if (hasWords(seen(ticket, eyesOf(desk, viewer, 'home')))) continue;
      const speech = await ownSpeech(desk, aloud, id, 'slack');
      const links = cardLinks(desk, gateways);
      const asking = { desk, speech, aloud, links, operator, viewer, platform: 'slack' as const };
      await slack.showHome(account.userId, await drawHome(asking));
    }
  };
}
