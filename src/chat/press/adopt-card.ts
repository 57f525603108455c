import type { Desk } from '../../desk/desk.ts';
import { isAmong, placesOf } from '../../desk/places.ts';
import { adoptPlace } from '../../store/chats/pressed-cards.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import type { ButtonPress } from '../button-press.ts';
import type { Whereabouts } from '../desk-door.ts';

/**
 * A press came from a card whose place the desk did not know: it is noted, and updated from now on. A call, a list or a notice lies
 * in the channel by itself, as a card does (Teams), and has buttons about tickets, too: drawn as a card, what it said to others
 * would be gone.
 */
export async function adoptCard(desk: Desk, press: ButtonPress, where: Whereabouts): Promise<void> {
  if (where.kind === 'alone' || !where.isCard || where.message === null) return;
  const { platform, ticket, nonce } = press;
  const { channel, message, destination } = where;
  const known = await findTicket(desk.db, ticket);
  // The card of a request that was lost is not made that of another; one that has moved away leaves no copy behind.
  if (known?.nonce === nonce && isAmong(placesOf(desk, known), { platform, channel: destination }))
    await adoptPlace(desk.db, { ticket, platform, destination }, { channel, message });
}
