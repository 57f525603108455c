import type { Db } from '../../../store/database.ts';
import { findOperatorByEmail } from '../../../store/people/operators.ts';
import { domainOf, isOneOf } from '../../../ticket/people/address.ts';
import { correspondent, type SaysToBe, takesPart } from '../../../ticket/people/authorship.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Operator, Person } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';
import type { InboundEmail } from '../../inbound-email.ts';
import { excerpt } from '../excerpt.ts';
import type { Named } from '../which-ticket.ts';

/** Whom an operator writes to besides the desk stands at the beginning. */
const recipientsLooked = 20;

/** What a mail from an operator's address is, and whether the receiving mail server confirms that it is theirs. */
export type OperatorMail = {
  operator: Operator;
  isConfirmed: boolean;
  /** On this ticket; null where it opens one. */
  ticket: Ticket | null;
  saysToBe: SaysToBe;
};

/** Whether a mail may be an operator's, if its address is one's. */
export function mayBeOperators({ kind, authorship }: InboundEmail): boolean {
  return kind !== 'auto-reply' && kind !== 'bounce' && !authorship.shared;
}

/**
 * What a mail means that bears an operator's address (service rules, 21): the house's word, or what they pass on.
 *
 * @param operator whose address it bears
 * @returns null for every other mail, and for an operator's own request
 */
export async function operatorMail(
  desk: Desk,
  tx: Db,
  email: InboundEmail,
  named: Named | null,
  isUnverified: boolean,
  operator: Operator,
): Promise<OperatorMail | null> {
  // Of a request whose words are gone nobody says anything any more: it opens one of its own.
  const ticket = named && !named.ticket.erased ? named.ticket : null;
  // What they asked for themselves they ask for as anybody does.
  if (ticket && ticket.requester.address === operator.email) return null;
  const isConfirmed = email.authorship.verdict.outcome === 'verified';
  const whole = {
    operator: { id: operator.id, name: operator.name },
    messageId: email.messageId,
    arrivedAt: email.arrived.arrivedAt.toISOString(),
    excerpt: excerpt(email),
  };
  const { forwardedFrom } = email;
  if (ticket && !(isUnverified && named?.by === 'token') && !isOfSomebodyElse(ticket, forwardedFrom))
    return {
      operator,
      isConfirmed,
      ticket,
      saysToBe: {
        ...whole,
        doing: forwardedFrom ? 'passed-on' : 'wrote',
        opens: false,
        reached: isToCustomer(ticket, email),
        original: forwardedFrom,
      },
    };
  const addressee = forwardedFrom ? null : await customerAmong(desk, tx, operator, email);
  const original = forwardedFrom ?? addressee;
  if (!original || isUnverified) return null;
  return {
    operator,
    isConfirmed,
    ticket: null,
    saysToBe: {
      ...whole,
      doing: forwardedFrom ? 'passed-on' : 'wrote',
      opens: true,
      reached: addressee !== null,
      original,
    },
  };
}

/** What somebody else wrote, passed on under this ticket's number, is a request of theirs. */
function isOfSomebodyElse(ticket: Ticket, forwardedFrom: Person | null): boolean {
  return forwardedFrom !== null && !takesPart(ticket, forwardedFrom.address);
}

function isToCustomer(ticket: Ticket, { to, cc }: InboundEmail): boolean {
  const customer = [ticket.requester.address, correspondent(ticket).address];
  return [...to, ...cc].some(({ address }) => customer.includes(address));
}

/** To whom outside of the house an operator writes, with the desk in copy. */
async function customerAmong(
  desk: Desk,
  tx: Db,
  { email: own }: Operator,
  { to }: InboundEmail,
): Promise<Person | null> {
  for (const person of to.slice(0, recipientsLooked)) {
    const { address } = person;
    const isInside =
      isOneOf(desk.ownAddresses, address) ||
      isOneOf(desk.groups, address) ||
      domainOf(address) === domainOf(own);
    if (!isInside && !(await findOperatorByEmail(tx, address))) return person;
  }
  return null;
}
