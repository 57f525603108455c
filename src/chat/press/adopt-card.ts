import type { Desk, Destination } from '../../desk/desk.ts';
import { cardEffect, leaveEffect } from '../../desk/effects.ts';
import { allPlaces, isAmong } from '../../desk/places.ts';
import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { adoptPlace } from '../../store/chats/pressed-cards.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { ButtonPress } from '../button-press.ts';
import type { Whereabouts } from '../desk-door.ts';

/**
 * A press came from a card whose place the desk did not know: it is noted, and drawn as the request is now, whatever becomes of
 * the press, for it may show what few may see by now. Where the request does not lie (any more) that leaves the line that says
 * where it is.
 *
 * A call, a list or a notice lies in the channel by itself, as a card does (Teams), and has buttons about tickets, too: drawn as a
 * card, what it said to others would be gone.
 *
 * @param known the request that the press is about; null where there is none
 * @param isKnown what lies there: read with who presses, for nearly always it is
 */
export async function adoptCard(
  desk: Desk,
  press: ButtonPress,
  where: Whereabouts,
  known: Ticket | null,
  isKnown: boolean,
): Promise<void> {
  if (where.kind === 'alone' || !where.isCard || where.message === null) return;
  const { platform, ticket, nonce } = press;
  const { channel, message, destination } = where;
  // The card of a request that was lost is not made that of another.
  if (known?.nonce !== nonce) return;
  const lies = { platform, channel: destination };
  const place = { channel, message };
  if (!isAmong(allPlaces(desk), lies)) return await enqueue(desk.db, [lastWord(lies, ticket, place)]);
  if (isKnown) return;
  await desk.db.transaction(async tx => {
    const isNew = await adoptPlace(tx, { ticket, platform, destination }, place);
    if (isNew) await enqueue(tx, [cardEffect(lies, ticket, false)]);
  });
}

/** No cards lie in that channel: it is one that the desk has left, or the admins'. */
function lastWord(
  { platform, channel }: Destination,
  ticket: number,
  place: { channel: string; message: string },
): Effect {
  return leaveEffect({ ticket, platform, destination: channel }, place);
}
