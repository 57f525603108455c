import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import { forgetComplaint } from '../../store/mail/contacts.ts';
import { lockMessage, ticketOfMessage } from '../../store/mail/letters.ts';
import { lockTicket } from '../../store/tickets/tickets.ts';
import { actorOf, type Operator, type Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { record } from '../handle.ts';

/**
 * Lets automatic letters go again to an address whose reader called one spam; recorded, for somebody decided it, and told
 * where the complaint was: of the request of that letter.
 *
 * @param letter the message that was complained about, with the nonce that the button bears
 * @returns the address; null where nothing is held against it any more
 */
export async function liftComplaint(
  desk: Desk,
  letter: { id: number; nonce: string },
  { operator, origin }: { operator: Operator; origin: Origin },
): Promise<string | null> {
  const circumstances = { actor: actorOf(operator), origin, key: null };
  return await desk.db.transaction(async tx => {
    // The request before the desk's own log, as whoever works on it does.
    const number = await ticketOfMessage(tx, letter.id);
    const ticket = number === null ? null : await lockTicket(tx, number);
    await lockDeskLog(tx);
    const found = await lockMessage(tx, letter.id);
    const isMeant = found?.direction === 'out' && desk.messageIds.nonceOf(found.messageId) === letter.nonce;
    const address = isMeant ? found.to[0]?.address.toLowerCase() : undefined;
    if (!address || !(await forgetComplaint(tx, address))) return null;
    await appendDeskEvent(tx, {
      data: { type: 'complaint-lifted', address },
      actor: circumstances.actor,
      origin,
      at: desk.clock(),
    });
    if (ticket && ticket.number === found?.ticket)
      await record(desk, tx, ticket, [{ type: 'complaint-lifted', recipient: address }], circumstances);
    return address;
  });
}
