import type { Db } from '../../store/database.ts';
import { noteAutomaticLetter } from '../../store/mail/automatic-letters.ts';
import { countLetters, lockWaiting, readdress, settleLetter } from '../../store/mail/letters.ts';
import { correspondent } from '../../ticket/people/authorship.ts';
import type { LettersThen } from '../../ticket/people/naming-customer.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { mailboxOf, whyHeld, whyNowhere } from './why-held.ts';

/**
 * Letters of a ticket that wait still go to its customer as they are now, word for word as they were written; automatic ones
 * pass the gate anew. One that is being sent at this moment is waited for: it has gone, or it waits again.
 *
 * @param ticket with its new customer; its lock is held @param before where its letters went until now
 */
export async function redirectLetters(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  before: string,
): Promise<LettersThen> {
  const to = correspondent(ticket);
  if (to.address === before) return { redirected: 0, gone: 0, held: 0 };
  const at = desk.clock();
  let redirected = 0;
  for (const { id, automatic } of await lockWaiting(tx, ticket.number)) {
    const why = whyNowhere(desk, ticket) ?? (automatic ? await whyHeld(desk, tx, ticket, at) : null);
    await readdress(tx, id, to);
    if (why) await settleLetter(tx, id, 'held', why, null);
    else redirected += 1;
    if (automatic && !why) await noteAutomaticLetter(tx, mailboxOf(to.address), at);
  }
  return { redirected, ...(await countLetters(tx, ticket.number, before)) };
}
