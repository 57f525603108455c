import type { Db } from '../../store/database.ts';
import { noteComplaint, noteUndeliverable } from '../../store/mail/contacts.ts';
import { findLetter, settleLetter } from '../../store/mail/letters.ts';
import type { Message } from '../../store/mail/messages.ts';
import type { TicketEvent } from '../../ticket/events.ts';
import { canonicalAddress } from '../../ticket/people/address.ts';
import type { Desk } from '../desk.ts';
import type { BounceReport } from '../inbound-email.ts';

/** Whose complaint it was: the letter, and the nonce that the button bears which lifts it. */
export type Silenced = { letter: number; nonce: string; address: string };

/**
 * Somebody called a letter of ours spam: from now on the address gets nothing automatic. Believed, as of a bounce, of a
 * letter only that we wrote.
 *
 * @returns that letter, its nonce, and the address; null where the complaint is about none of ours
 */
export async function complained(
  desk: Desk,
  tx: Db,
  { originalMessageId }: BounceReport,
): Promise<Silenced | null> {
  const letter = await findLetter(tx, originalMessageId);
  const address = letter?.to[0]?.address.toLowerCase();
  if (!letter || !address) return null;
  await noteComplaint(tx, address, desk.clock());
  return { letter: letter.id, nonce: desk.messageIds.nonceOf(letter.messageId), address };
}

/**
 * A mail system could not deliver a letter: the letter is marked and, when trying again is of no use, its address too.
 * A mere receipt ("delivered") says nothing that the desk did not assume, but ends a delay. Reports can be forged: only of a letter that
 * we wrote, named by its id, is anything believed about an address.
 *
 * @param participants of the ticket: a report that names no letter must speak of one of them
 * @returns what happened to the ticket
 */
export async function bounced(
  desk: Desk,
  tx: Db,
  report: BounceReport,
  participants: string[],
): Promise<TicketEvent[]> {
  const letter = report.originalMessageId ? await findLetter(tx, report.originalMessageId) : null;
  if (!letter && !participants.includes(canonicalAddress(report.recipient))) return [];
  if (report.action === 'delayed') return await delayed(tx, letter, report);
  if (report.action !== 'failed') {
    if (letter && letter.state !== 'sent' && letter.state !== 'bounced' && hasLeft(letter))
      await settleLetter(tx, letter.id, 'sent', report.action, letter.sentAt);
    return [];
  }
  const writtenTo = letter?.to[0]?.address.toLowerCase();
  // One that is about to be sent again is tried: this speaks of the time before.
  if (letter && hasLeft(letter)) await settleLetter(tx, letter.id, 'bounced', report.status, letter.sentAt);
  if (report.permanent && writtenTo) await noteUndeliverable(tx, writtenTo, report.status, desk.clock());
  const recipient = writtenTo ?? report.recipient;
  return [{ type: 'letter-bounced', recipient, status: report.status, permanent: report.permanent }];
}

/** It passes: the letter may still arrive. What became of it meanwhile (it came back, was sent again) stays. */
async function delayed(
  tx: Db,
  letter: Message | null,
  { recipient, status }: BounceReport,
): Promise<TicketEvent[]> {
  const isUnderWay = letter !== null && letter.state !== 'bounced' && hasLeft(letter);
  if (letter && isUnderWay) await settleLetter(tx, letter.id, 'delayed', status, letter.sentAt);
  if (letter && !isUnderWay) return [];
  return [{ type: 'letter-delayed', recipient: letter?.to[0]?.address.toLowerCase() ?? recipient, status }];
}

/** Whoever reports of one that perhaps has left had it. One that is about to be sent again is tried. */
function hasLeft({ state, perhapsLeft }: Message): boolean {
  if (state === 'failed' || state === 'held') return perhapsLeft;
  return state === 'sent' || state === 'delayed' || state === 'bounced';
}
