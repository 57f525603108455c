import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import { isInteger } from '../../store/integer.ts';
import { forgetComplaint } from '../../store/mail/contacts.ts';
import { lockMessage, ticketOfMessage } from '../../store/mail/letters.ts';
import { findAddressee } from '../../store/maintenance/announcement-letters.ts';
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
    if (!address || !(await lifted(desk, tx, address, { operator, origin }))) return null;
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

/**
 * The same where a letter was complained about that told of a maintenance: it is of no request, and nobody's to hide.
 *
 * @param letter to one of those who were told, with the nonce that the button bears
 * @returns the address; null where nothing is held against it any more
 */
export async function liftAnnouncementComplaint(
  desk: Desk,
  letter: { id: number; nonce: string },
  by: { operator: Operator; origin: Origin },
): Promise<string | null> {
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const found = isInteger(letter.id) ? await findAddressee(tx, letter.id) : null;
    const isMeant = found && desk.messageIds.nonceOf(found.messageId) === letter.nonce;
    const address = isMeant ? found.address.toLowerCase() : null;
    return address && (await lifted(desk, tx, address, by)) ? address : null;
  });
}

/** Whether there was a complaint to be lifted; then it is recorded who did. */
async function lifted(
  { clock }: Pick<Desk, 'clock'>,
  tx: Db,
  address: string,
  { operator, origin }: { operator: Operator; origin: Origin },
): Promise<boolean> {
  if (!(await forgetComplaint(tx, address))) return false;
  const data = { type: 'complaint-lifted', address } as const;
  await appendDeskEvent(tx, { data, actor: actorOf(operator), origin, at: clock() });
  return true;
}
