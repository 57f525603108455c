import { undoableBy } from '../../../desk/letters/orders.ts';
import type { Message } from '../../../store/mail/messages.ts';
import type { RecordedEvent } from '../../../ticket/events.ts';
import { seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { ticketButton } from '../../actions/button.ts';
import { draftButton } from '../../actions/letters/draft-button.ts';
import { takeBack } from '../../actions/letters/take-back.ts';
import type { LineButton } from '../../card.ts';
import { letterNow } from '../../letter-now.ts';
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
  const recalled = messages.findLast(({ state }) => state === 'recalled');
  const { draft } = recalled ? await letterNow(desk.db, ticket.number) : { draft: null };
  const back = draft?.writer === operator.id ? draftButton(draft, shown, words) : null;
  return new Map([
    ...[...undoable].map((id): [number, LineButton] => [
      id,
      ticketButton(takeBack, shown, words, { version: 0, page: String(id) }),
    ]),
    ...(recalled && back ? [[recalled.id, back] as const] : []),
  ]);
}
