import { isOfOrder, undoableBy } from '../../../desk/letters/orders.ts';
import type { Message } from '../../../store/mail/messages.ts';
import type { RecordedEvent } from '../../../ticket/events.ts';
import { seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { ticketButton } from '../../actions/button.ts';
import { draftButton } from '../../actions/letters/draft-button.ts';
import { takeBack } from '../../actions/letters/take-back.ts';
import type { LineButton } from '../../card.ts';
import { letterNow, noLetter } from '../../letter-now.ts';
import type { Asked } from '../asked.ts';

/** What a reader can do about letters of their own: take back what has not left, go on with what was taken back. By the letter's number. */
export async function ownLetters(
  { desk, operator, words, eyes }: Asked,
  ticket: Ticket,
  messages: Message[],
  events: RecordedEvent[],
): Promise<Map<number, LineButton>> {
  const shown = seen(ticket, eyes('conversation'));
  const undoable = undoableBy(desk, ticket, messages, events, operator);
  const recalled = messages.filter(({ state }) => state === 'recalled');
  const { draft } = recalled.length > 0 ? await letterNow(desk.db, ticket.number) : noLetter;
  const own = draft?.writer === operator.id ? draft : null;
  // Letters lie in the order in which they were written, and are taken back in any.
  const itsLetter = own && recalled.find(({ messageId }) => isOfOrder(desk, ticket, own.ordered, messageId));
  const back = own && draftButton(own, shown, words);
  return new Map([
    ...[...undoable].map((id): [number, LineButton] => [
      id,
      ticketButton(takeBack, shown, words, { version: 0, page: String(id) }),
    ]),
    ...(itsLetter && back ? [[itsLetter.id, back] as const] : []),
  ]);
}
