import type { Message } from '../../store/mail/messages.ts';
import { hasSurelyNotLeft } from '../../store/mail/taking-back.ts';
import { type RecallableEvent, recallableEvents } from '../../ticket/chapters/delivery.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { isHanding } from '../../ticket/grammar/handing.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Actor } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';

type Writer = Extract<Actor, { kind: 'operator' }>;

/** What ordered a letter that its writer may take back. */
export type Order = { sequence: number; at: Date; what: RecallableEvent; writer: Writer };

/** What operators wrote, in the order in which they did. */
export function ordersIn(events: RecordedEvent[]): Order[] {
  return events.flatMap(({ sequence, at, event, actor }) => {
    const what = recallableEvents.find(type => type === event.type);
    return what && actor.kind === 'operator' ? [{ sequence, at, what, writer: actor }] : [];
  });
}

/** Whether a letter with this Message-ID is the one that was ordered. */
export function isOfOrder(
  { messageIds }: Pick<Desk, 'messageIds'>,
  ticket: Pick<Ticket, 'number' | 'nonce' | 'mailbox'>,
  order: Pick<Order, 'sequence' | 'at'>,
  messageId: string,
): boolean {
  return [messageIds.of(ticket, order), messageIds.before(ticket, order)].includes(messageId);
}

export function isBy(writer: Writer, { kind, id }: { kind: Actor['kind']; id?: number }): boolean {
  return kind === 'operator' && id === writer.id;
}

/** Which letters an operator wrote that have not left, so that they may take them back: those that wait, were held back or refused. */
export function undoableBy(
  desk: Pick<Desk, 'messageIds'>,
  ticket: Pick<Ticket, 'number' | 'nonce' | 'mailbox'>,
  letters: Pick<Message, 'id' | 'messageId' | 'direction' | 'state' | 'stateWhy' | 'perhapsLeft'>[],
  events: RecordedEvent[],
  operator: { id: number },
): Set<number> {
  const theirs = ordersIn(events).filter(({ writer }) => writer.id === operator.id);
  const isRetried = ({ state, stateWhy, perhapsLeft }: (typeof letters)[number]) =>
    state === 'queued' && isHanding(stateWhy, 'retrying') && !perhapsLeft;
  const isStill = (letter: (typeof letters)[number]) =>
    letter.direction === 'out' && (hasSurelyNotLeft(letter) || isRetried(letter));
  return new Set(
    letters
      .filter(
        letter => isStill(letter) && theirs.some(order => isOfOrder(desk, ticket, order, letter.messageId)),
      )
      .map(({ id }) => id),
  );
}
