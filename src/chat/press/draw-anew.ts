import type { Desk } from '../../desk/desk.ts';
import { anewEffect } from '../../desk/effects.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { ticketAt } from '../../store/chats/pressed-cards.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { CardPlace } from '../gateway.ts';

/** The card that lies there is drawn anew soon, on all its copies; where none lies, nothing happens. */
export async function drawAnew(
  desk: Desk,
  platform: ChatPlatform,
  { destination, ...place }: CardPlace & { destination: string },
): Promise<void> {
  const ticket = await ticketAt(desk.db, platform, place);
  if (ticket !== null) await enqueue(desk.db, [anewEffect({ platform, channel: destination }, ticket)]);
}
