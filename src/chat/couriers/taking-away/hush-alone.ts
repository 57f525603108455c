import { z } from 'zod';
import { hushAloneEffect } from '../../../desk/effects.ts';
import type { Courier } from '../../../outbox/effect.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import { forgetMessageShown, peopleShown, personAs, wordsShownIn } from '../../../store/chats/words-shown.ts';
import { findOperator } from '../../../store/people/operators.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { chatPlatforms } from '../../../ticket/words.ts';
import { wordsIn } from '../../words/words.ts';
import { type Chats, gatewayTo } from '../chats.ts';
import { linksToHush } from './links-to-hush.ts';
import { type Taking, takeEach } from './take-each.ts';

const person = z.object({ operator: z.number(), platform: z.enum(chatPlatforms) });
type Person = z.infer<typeof person>;

const about = z.object({ ticket: z.number(), of: person.optional(), erased: z.boolean().optional() });

/**
 * What single people were told of a ticket in their own chats (that they watch it, a reminder, what they stand in for, what they
 * asked, what stands below a link) is taken away where they may not see it any more. Who has left sees nothing of it either.
 * First it is looked who they are, then each is dealt with by themselves, so that one who cannot be reached holds up no other.
 */
export function hushAloneCourier(chats: Chats): Courier {
  return async payload => {
    const { ticket: number, of, erased = false } = about.parse(payload);
    const { db } = chats.desk;
    const ticket = await findTicket(db, number);
    if (!ticket) return;
    if (of) return await takeEach(await toTakeFrom(chats, ticket, of, erased));
    const people = await peopleShown(db, number);
    await enqueue(
      db,
      people.map(each => hushAloneEffect(number, each, erased)),
    );
  };
}

async function toTakeFrom(chats: Chats, ticket: Ticket, of: Person, erased: boolean): Promise<Taking[]> {
  const { desk, speech } = chats;
  const { platform, operator: id } = of;
  const gateway = gatewayTo(chats, platform);
  const { lineGone } = wordsIn(speech.language)[erased ? 'erasing' : 'restricted'];
  return [
    ...(!erased && (await mayRead(chats, ticket, id)) ? [] : await messagesTo(chats, ticket, of, lineGone)),
    ...(await linksToHush({ desk, erased }, gateway, ticket, lineGone, id)),
  ];
}

async function mayRead({ desk }: Chats, ticket: Ticket, id: number): Promise<boolean> {
  const operator = await findOperator(desk.db, id);
  const viewer = operator && ({ kind: 'operator', operator } as const);
  return viewer !== null && hasWords(seen(ticket, eyesOf(desk, viewer, 'private-message')));
}

async function messagesTo(
  chats: Chats,
  ticket: Ticket,
  { platform, operator }: Person,
  text: string,
): Promise<Taking[]> {
  const { db } = chats.desk;
  const where = { ticket: ticket.number, platform, destination: personAs(operator) };
  return (await wordsShownIn(db, where)).map(({ message, within }) => ({
    take: () =>
      gatewayTo(chats, platform).takeBackPrivately({ channel: within ?? '', message }, { text, link: null }),
    taken: () => forgetMessageShown(db, where, message),
  }));
}
