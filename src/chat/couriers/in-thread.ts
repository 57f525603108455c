import { Transient } from '../../outbox/failure.ts';
import type { CardPlace } from '../gateway.ts';
import { type Chats, gatewayToOperators } from './chats.ts';
import { placeOf } from './own-card.ts';
import { showCard } from './show-card.ts';
import type { CardKey } from './where.ts';

/**
 * Posts into the thread of the ticket's card; where somebody has deleted that, into the thread of a new one.
 *
 * @param post gives null where the card is gone
 * @returns the message; '' where the ticket does not lie there any more: what is told of it is told elsewhere
 */
export async function inThread(
  chats: Chats,
  where: CardKey,
  post: (place: CardPlace) => Promise<string | null>,
): Promise<string> {
  const gateway = gatewayToOperators(chats, where);
  const known = await placeOf(chats.desk, gateway, where);
  const message = known && (await post(known));
  if (message !== null) return message;
  const shown = await showCard(chats, gateway, where);
  if (!shown) return '';
  const again = await post(shown);
  if (again === null) throw new Transient('the card was gone as soon as it was posted');
  return again;
}
