import type { Db } from '../../store/database.ts';
import { eventAt } from '../../store/tickets/events.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import type { Desk } from '../desk.ts';

/** The event that ordered a letter, in whichever conversation it lies since; null where it is about no request. */
export async function orderedBy(
  { messageIds }: Pick<Desk, 'messageIds'>,
  db: Db,
  { messageId }: { messageId: string },
): Promise<RecordedEvent | null> {
  const named = messageIds.named(messageId);
  return named && (await eventAt(db, named.number, named.sequence));
}
