import type { MailIntent } from '../../ticket/chapters/mail.ts';
import { domainOf, isFreeMail } from '../../ticket/people/address.ts';
import { correspondent, takesPart, takesPartSomehow } from '../../ticket/people/authorship.ts';
import { wasMistaken } from '../../ticket/people/corrections.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/**
 * How a mail names its ticket, the surest first:
 * - `letter`: by the signed id of a letter of ours
 * - `mail`: by the id of another's mail in its conversation
 * - `marker`: by the signed mark in the address of an answer, or in a quoted letter of old
 * - `token`: by its bare number
 */
export type NamedBy = 'letter' | 'mail' | 'marker' | 'token';

export type Admitted =
  /** onto the ticket; `joins`: its sender takes part from now on */
  | { to: 'ticket'; joins: boolean }
  /** a ticket of its own, linked; `mayJoin`: one press lets it in */
  | { to: 'own'; mayJoin: boolean };

/**
 * Whether a mail gets onto the ticket that it names. Pure.
 *
 * Who takes part is in, but whose sender is not confirmed by name alone is not. Who does not, gets in only by what nobody can
 * make up: as the one to whom the letter went that is answered, or, of programs, with its signed id. To whom it went by mistake,
 * as an operator has said since, is a stranger.
 *
 * @param writtenTo the address to which the letter went that it answers; null where it answers none
 */
export function admission(
  ticket: Ticket,
  mail: { address: string; intent: MailIntent; isUnverified: boolean },
  by: NamedBy,
  writtenTo: string | null,
): Admitted {
  const isById = by === 'letter' || by === 'mail';
  const isSure = isById || !mail.isUnverified;
  const isIn = { to: 'ticket', joins: false } as const;
  if (takesPart(ticket, mail.address) && isSure) return isIn;
  if (mail.intent === 'automatic')
    return by === 'letter' || by === 'marker' ? isIn : { to: 'own', mayJoin: false };
  if (mail.address === '') return { to: 'own', mayJoin: false };
  if (isById && takesPartSomehow(ticket, mail.address)) return { to: 'ticket', joins: true };
  if (by === 'letter' && writtenTo === mail.address && !wasMistaken(ticket.corrections, mail.address))
    return { to: 'ticket', joins: true };
  return { to: 'own', mayJoin: by === 'letter' && !mail.isUnverified && isColleague(ticket, mail.address) };
}

/** Of the same domain as whoever asked, where a domain means a house; never for what few may see. */
function isColleague(ticket: Ticket, address: string): boolean {
  const { address: theirs } = correspondent(ticket);
  return (
    domainOf(theirs) !== '' &&
    domainOf(address) === domainOf(theirs) &&
    !isFreeMail(address) &&
    !ticket.restricted
  );
}
