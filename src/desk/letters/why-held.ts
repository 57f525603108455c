import type { Db } from '../../store/database.ts';
import { automaticLetters, type Mailbox } from '../../store/mail/automatic-letters.ts';
import { baseAddress, domainOf, isOneOf } from '../../ticket/people/address.ts';
import { correspondent, whyUnwritable } from '../../ticket/people/authorship.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { whyNotAutomatically } from './letter-gate.ts';

/** Why nothing can be written to whoever asked, by what is known today; null where something can. */
export function whyNowhere(desk: Desk, ticket: Ticket): 'own-address' | 'group' | 'no-address' | null {
  const { address } = correspondent(ticket);
  if (isOneOf(desk.ownAddresses, address)) return 'own-address';
  if (isOneOf(desk.groups, address)) return 'group';
  return whyUnwritable(ticket);
}

/** How many letters go there is counted by its mailbox, whatever its tag, and by its domain. */
export function mailboxOf(address: string): Mailbox {
  return { base: baseAddress(address), domain: domainOf(address), address };
}

/**
 * Why an automatic letter may not go now; null when it may.
 *
 * @param others letters to the same address that are about to be written
 * @param isOwed it confirms what its reader has just pressed
 */
export async function whyHeld(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  at: Date,
  { others = 0, isOwed = false }: { others?: number; isOwed?: boolean } = {},
): Promise<string | null> {
  const { address } = correspondent(ticket);
  const nowhere = whyNowhere(desk, ticket);
  if (nowhere) return nowhere;
  const gone = await automaticLetters(tx, mailboxOf(address), at);
  return whyNotAutomatically(
    ticket,
    {
      toMailboxLastHour: gone.toMailboxLastHour + others,
      toMailbox: gone.toMailbox + others,
      toDomain: gone.toDomain + others,
      ofDesk: gone.ofDesk + others,
    },
    desk.letterLimits,
    gone.hasComplained,
    isOwed,
  );
}
