import type { Desk } from '../../desk/desk.ts';
import { hushEffect } from '../../desk/effects.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { noteWordsShown } from '../../store/chats/words-shown.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { placeFactsOf } from '../../store/tickets/kept-to-few.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { CommandAnswer } from '../card.ts';
import { ticketsNamedIn } from '../cards/tickets-named.ts';
import type { Whereabouts } from '../desk-door.ts';

/** Notes which requests an answer names that all of a channel read: where few may see one from then on, it is taken away. */
export async function answeredAloud(
  desk: Desk,
  platform: ChatPlatform,
  where: Whereabouts,
  at: { message: string; within: string | null },
  answer: CommandAnswer,
): Promise<void> {
  const tickets = where.kind === 'channel' && !where.isPrivate ? ticketsNamedIn(answer) : [];
  if (where.kind !== 'channel' || tickets.length === 0) return;
  const facts = [...(await placeFactsOf(desk.db, tickets)).values()];
  const { destination } = where;
  const open = facts.filter(({ restricted }) => !restricted).map(({ number }) => number);
  const lately = await restrictedLately(
    desk,
    facts.filter(({ restricted }) => restricted).map(({ number }) => number),
  );
  await noteWordsShown(desk.db, { platform, destination }, at, [...open, ...lately]);
  const now = await placeFactsOf(desk.db, open);
  const since = open.filter(number => now.get(number)?.restricted);
  const place = { platform, channel: destination };
  await enqueue(
    desk.db,
    [...since, ...lately].map(number => hushEffect(place, number)),
  );
}

/** No answer takes longer: what was restricted before that was answered without its words. */
const answeredWithinMs = 60_000;

/** Of these, those that may have been open still as the answer was drawn: whoever took the others away did not know of it. */
async function restrictedLately({ db, clock }: Desk, numbers: number[]): Promise<number[]> {
  const since = clock().getTime() - answeredWithinMs;
  const logs = await Promise.all(
    numbers.map(async number => ({ number, events: await eventsAfter(db, number, 0) })),
  );
  return logs
    .filter(({ events }) =>
      events.some(({ event, at }) => event.type === 'restricted' && at.getTime() >= since),
    )
    .map(({ number }) => number);
}
