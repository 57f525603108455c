import type { Db } from '../../store/database.ts';
import { noteAutomaticLetter } from '../../store/mail/automatic-letters.ts';
import { countLetters, endTries, lockWaiting, readdress } from '../../store/mail/letters.ts';
import type { Message } from '../../store/mail/messages.ts';
import { isOwed } from '../../ticket/grammar/letter-order.ts';
import { canonicalAddress } from '../../ticket/people/address.ts';
import { asCorrected } from '../../ticket/people/corrections.ts';
import type { LettersThen } from '../../ticket/people/naming-customer.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { letterOrderedBy } from '../../ticket/traits.ts';
import type { Person } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { orderedBy } from './letter-of.ts';
import { mailboxOf, whyHeld, whyNowhere } from './why-held.ts';

/**
 * Letters to a ticket's customer that wait still go to them as they are now, and greet them; all else in them stays word for word as
 * it was written. Automatic ones pass the gate anew. One that is being sent at this moment is waited for: it has gone, or it waits again. Those to others, which
 * came with what was merged into it, stay theirs, and are not counted.
 *
 * @param ticket with its new customer; its lock is held @param was who it was until now
 */
export async function redirectLetters(desk: Desk, tx: Db, ticket: Ticket, was: Person): Promise<LettersThen> {
  const { requester: now, corrections } = ticket;
  const none = { redirected: 0, gone: 0, held: 0 };
  if (now.address === was.address && now.name === was.name) return none;
  const at = desk.clock();
  const isTheirs = (to: Person) =>
    canonicalAddress(to.address) === was.address && asCorrected(corrections, to).address === now.address;
  let redirected = 0;
  for (const letter of await lockWaiting(tx, ticket.number)) {
    const {
      id,
      automatic,
      to: [to],
    } = letter;
    if (!to || !isTheirs(to)) continue;
    const then = asCorrected(corrections, to);
    await readdress(tx, id, then, greeted(desk, ticket, letter, then));
    if (now.address === was.address) continue;
    const why =
      whyNowhere(desk, ticket) ??
      (automatic ? await whyHeld(desk, tx, ticket, at, { isOwed: await wasOwed(desk, tx, letter) }) : null);
    if (why) await endTries(tx, id, 'held', why);
    else redirected += 1;
    if (automatic && !why) await noteAutomaticLetter(tx, mailboxOf(now.address), at);
  }
  if (now.address === was.address) return none;
  return { redirected, ...(await countLetters(tx, ticket.number, isTheirs)) };
}

/** Whether it confirms what they have pressed: so much the event says that ordered it. */
async function wasOwed(desk: Desk, tx: Db, letter: Pick<Message, 'messageId'>): Promise<boolean> {
  const ordered = await orderedBy(desk, tx, letter);
  const order = ordered && letterOrderedBy(ordered.event, ordered.actor);
  return order !== null && isOwed(order.kind);
}

/** What a letter says to whoever it goes to now; null: the same. */
export function greeted(
  { letters }: Pick<Desk, 'letters'>,
  ticket: Ticket,
  letter: Pick<Message, 'text' | 'html' | 'language' | 'to'>,
  to: Person,
): Pick<Message, 'text' | 'html'> | null {
  const [was] = letter.to;
  return was && was.name !== to.name ? letters.greetAnew(letter, ticket, was, to) : null;
}
