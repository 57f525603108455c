import type { Desk } from '../../desk/desk.ts';
import { goesOnIn } from '../../desk/relations/goes-on-in.ts';
import { hasWords } from '../../ticket/sight/seen.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { SharedRequest } from '../card-parts.ts';
import { momentOf } from '../in-words/moment.ts';
import type { CardLinks } from '../lists/card-links.ts';
import type { Speech } from '../say.ts';
import { type Conversation, shownIn } from './readers.ts';
import { sharedRequest } from './shared-request.ts';

/** Below one message; whoever sends more of them reads them in a list. */
const shownAtMost = 10;

/** A request behind a link. @property hasWords whether something is shown that people wrote */
export type LinkedRequest = { link: string; ticket: number; request: SharedRequest; hasWords: boolean };

/**
 * The requests behind links, each once, below the first that leads to it; one that was merged is the one in which it goes
 * on. What is no link to a request, a request that there is not, and one of which nothing may be shown there lack alike.
 */
export async function linkedRequests(
  { desk, links: cardLinks }: { desk: Desk; links: CardLinks },
  platform: ChatPlatform,
  conversation: Conversation,
  links: string[],
  speech: Speech,
): Promise<LinkedRequest[]> {
  if (!conversation.eyes) return [];
  const named = links.flatMap(link => {
    const number = desk.addresses.numberIn(link);
    return number === null ? [] : [{ link, number }];
  });
  const tickets = await goesOnIn(
    desk.db,
    named.map(({ number }) => number),
  );
  const shown = new Map(
    named.toReversed().flatMap(({ link, number }) => {
      const ticket = tickets.get(number);
      const seen = ticket ? shownIn(conversation, ticket) : null;
      return seen ? [[seen.number, { link, seen }] as const] : [];
    }),
  );
  const some = [...shown.values()].toReversed().slice(0, shownAtMost);
  const cards = await cardLinks(
    platform,
    some.map(({ seen }) => seen),
  );
  const moment = momentOf(desk, speech);
  return some.map(({ link, seen }) => ({
    link,
    ticket: seen.number,
    request: sharedRequest(seen, moment, cards.get(seen.number) ?? ''),
    hasWords: hasWords(seen),
  }));
}
