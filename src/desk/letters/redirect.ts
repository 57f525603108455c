import type { Db } from '../../store/database.ts';
import { noteAutomaticLetter } from '../../store/mail/automatic-letters.ts';
import { countLetters, lockWaiting, readdress, settleLetter } from '../../store/mail/letters.ts';
import { canonicalAddress } from '../../ticket/people/address.ts';
import { asCorrected } from '../../ticket/people/corrections.ts';
import type { LettersThen } from '../../ticket/people/naming-customer.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Person } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { mailboxOf, whyHeld, whyNowhere } from './why-held.ts';

/**
 * Letters to a ticket's customer that wait still go to them as they are now, word for word as they were written; automatic ones
 * pass the gate anew. One that is being sent at this moment is waited for: it has gone, or it waits again. Those to others, which
 * came with what was merged into it, stay theirs, and are not counted.
 *
 * @param ticket with its new customer; its lock is held @param was who it was until now
 */
export async function redirectLetters(desk: Desk, tx: Db, ticket: Ticket, was: Person): Promise<LettersThen> {
  const { requester: now, corrections } = ticket;
  if (now.address === was.address) return { redirected: 0, gone: 0, held: 0 };
  const at = desk.clock();
  const isTheirs = (to: Person) =>
    canonicalAddress(to.address) === was.address && asCorrected(corrections, to).address === now.address;
  let redirected = 0;
  for (const {
    id,
    automatic,
    to: [to],
  } of await lockWaiting(tx, ticket.number)) {
    if (!to || !isTheirs(to)) continue;
    const why = whyNowhere(desk, ticket) ?? (automatic ? await whyHeld(desk, tx, ticket, at) : null);
    await readdress(tx, id, asCorrected(corrections, to));
    if (why) await settleLetter(tx, id, 'held', why, null);
    else redirected += 1;
    if (automatic && !why) await noteAutomaticLetter(tx, mailboxOf(now.address), at);
  }
  return { redirected, ...(await countLetters(tx, ticket.number, isTheirs)) };
}
