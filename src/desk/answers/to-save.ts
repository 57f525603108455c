import { isInteger } from '../../store/integer.ts';
import { findMessage } from '../../store/mail/messages.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { forOthers } from './for-others.ts';

/**
 * What an operator wrote in a letter, without what the letter adds and without the people in it.
 *
 * @param letter the message's id
 * @returns '' where there is none, or few may see it
 */
export async function textOfAnswer(
  desk: Pick<Desk, 'db' | 'companies'>,
  ticket: Ticket,
  letter: number,
  writer: string,
): Promise<string> {
  const message = isInteger(letter) ? await findMessage(desk.db, letter) : null;
  if (ticket.restricted || message?.ticket !== ticket.number || message.direction !== 'out') return '';
  const written = (await eventsAfter(desk.db, ticket.number, 0)).flatMap(({ event }) => {
    if (event.type === 'closed') return [event.resolution];
    return event.type === 'replied' || event.type === 'clarification-asked' ? [event.text] : [];
  });
  const own = written.findLast(text => text !== '' && message.text.includes(text)) ?? message.text;
  const clean = await forOthers(desk, desk.db, ticket, writer);
  return clean(own);
}
