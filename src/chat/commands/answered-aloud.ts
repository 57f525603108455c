import type { Desk, Destination } from '../../desk/desk.ts';
import { hushAloneEffect, hushEffect } from '../../desk/effects.ts';
import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { noteWordsShown, personAs } from '../../store/chats/words-shown.ts';
import { placeFactsOf } from '../../store/tickets/kept-to-few.ts';
import { written } from '../../store/written.ts';
import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import type { CommandAnswer } from '../card.ts';
import { restrictedLately } from '../cards/restricted-lately.ts';
import { ticketsNamedIn } from '../cards/tickets-named.ts';
import type { DeskDoor, Whereabouts } from '../desk-door.ts';
import type { CardPlace } from '../gateway.ts';
import type { Asker } from '../voice/asker.ts';

type At = { message: string; within: string | null };

/** Notes which requests an answer names, and where it stands: where few may see one from then on, it is taken away. */
export function answeredThere(
  desk: Desk,
  operatorBehind: (asker: Asker) => Promise<Operator | null>,
): Pick<DeskDoor, 'answeredAloud' | 'answeredAlone'> {
  return {
    answeredAloud: (...answered) => answeredAloud(desk, ...answered),
    answeredAlone: async (asker, at, answer) => {
      const operator = await operatorBehind(asker);
      if (operator) await answeredAlone(desk, asker.platform, operator, at, answer);
    },
  };
}

/** One that all of a channel read. */
async function answeredAloud(
  desk: Desk,
  platform: ChatPlatform,
  where: Whereabouts,
  at: At,
  answer: CommandAnswer,
): Promise<void> {
  if (where.kind !== 'channel' || where.isPrivate) return;
  const place = { platform, channel: where.destination };
  await noteAnswer(desk, place, at, answer, number => hushEffect(place, number));
}

/** One that one person alone reads, and that can be taken back there. */
async function answeredAlone(
  desk: Desk,
  platform: ChatPlatform,
  operator: Pick<Operator, 'id'>,
  { channel, message }: CardPlace,
  answer: CommandAnswer,
): Promise<void> {
  const place = { platform, channel: personAs(operator.id) };
  await noteAnswer(desk, place, { message, within: channel }, answer, number => hushAloneEffect(number));
}

async function noteAnswer(
  desk: Desk,
  { platform, channel: destination }: Destination,
  at: At,
  answer: CommandAnswer,
  hush: (number: number) => Effect,
): Promise<void> {
  const tickets = ticketsNamedIn(answer);
  if (tickets.length === 0) return;
  const facts = [...(await placeFactsOf(desk.db, tickets)).values()];
  const open = facts.filter(({ restricted }) => !restricted).map(({ number }) => number);
  const lately = await restrictedLately(desk, tickets, answeredWithinMs);
  await written(() => noteWordsShown(desk.db, { platform, destination }, at, [...open, ...lately]));
  const now = await placeFactsOf(desk.db, open);
  const since = open.filter(number => now.get(number)?.restricted);
  await enqueue(desk.db, [...since, ...lately].map(hush));
}

/** No answer takes longer: what was restricted before that was answered without its words. */
const answeredWithinMs = 60_000;
