import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import { forgetComplaint } from '../../store/mail/contacts.ts';
import { lockMessage, ticketOfMessage } from '../../store/mail/letters.ts';
import type { Refusal } from '../../ticket/refusals.ts';
import { actorOf, type Operator, type Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { hold, record } from '../handle.ts';

/**
 * Lets automatic letters go again to an address whose reader called one spam; recorded, for somebody decided it, and told
 * where the complaint was: of the request of that letter.
 *
 * @param letter the message that was complained about, with the nonce that the button bears
 * @returns the address; null where nothing is held against it any more; why not, to whoever may not see that request
 */
export async function liftComplaint(
  desk: Desk,
  letter: { id: number; nonce: string },
  { operator, origin }: { operator: Operator; origin: Origin },
): Promise<string | Refusal | null> {
  const circumstances = { actor: actorOf(operator), origin, key: null };
  return await desk.db.transaction(async tx => {
    // The request before the desk's own log, as whoever works on it does.
    const number = await ticketOfMessage(tx, letter.id);
    const held = number === null ? null : await hold(desk, tx, number, circumstances);
    // The address is one of the request's own words.
    const answer = held && !held.ok ? held.answer : null;
    if (answer && !answer.ok && answer.reason === 'refused') return answer.refusal;
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
    if (held?.ok && held.ticket.number === found?.ticket)
      await record(
        desk,
        tx,
        held.ticket,
        [{ type: 'letters-allowed-again', recipient: address }],
        circumstances,
      );
    return address;
  });
}
