import type { Db } from '../../store/database.ts';
import { findLetter } from '../../store/mail/letters.ts';
import type { Message } from '../../store/mail/messages.ts';
import { eventAt } from '../../store/tickets/events.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';

/** The letter that an event has ordered; null where it ordered none. */
export async function letterOf(
  desk: Pick<Desk, 'messageIds'>,
  db: Db,
  ticket: Ticket,
  ordered: Pick<RecordedEvent, 'sequence' | 'at'>,
): Promise<Message | null> {
  const { messageIds } = desk;
  return (
    (await findLetter(db, messageIds.of(ticket, ordered))) ??
    (await findLetter(db, messageIds.before(ticket, ordered)))
  );
}

/** The event that ordered a letter, in whichever conversation it lies since; null where it is about no request. */
export async function orderedBy(
  { messageIds }: Pick<Desk, 'messageIds'>,
  db: Db,
  { messageId }: { messageId: string },
): Promise<RecordedEvent | null> {
  const named = messageIds.named(messageId);
  return named && (await eventAt(db, named.number, named.sequence));
}
