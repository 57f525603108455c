import { findTicket } from '../../store/tickets/tickets.ts';
import { canBeFollowed } from '../../ticket/portal/reader.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { markOf } from '../secrets/mark.ts';
import { isSameSecret } from '../secrets/same-secret.ts';
import { type Asking, askCode } from './ask-code.ts';

/** Long enough that nobody has codes mailed to strangers by trying numbers. */
const markLength = 16;

type Linked = Pick<Ticket, 'number' | 'nonce'>;

/**
 * By which a customer comes to one request: `https://desk.example.com/portal/r/1042/Zk3…`. It opens nothing: it asks for a code
 * that is mailed to the request's own address.
 *
 * @param secret the desk's
 */
export function requestLink(request: Linked, publicUrl: string, secret: string): string {
  return `${publicUrl}/portal/r/${request.number}/${linkMark(request, secret)}`;
}

/** The request that a link names, in this life of the database. @returns null where its mark is not ours */
export async function linkedRequest(
  { db }: Pick<Desk, 'db'>,
  { number, mark }: { number: number; mark: string },
  secret: string,
): Promise<number | null> {
  const ticket = await findTicket(db, number);
  return ticket && isLinkOf(ticket, mark, secret) && canBeFollowed(ticket) ? ticket.number : null;
}

/** A code is mailed to the address from which a request came: who that is nobody is told. See `askCode`. */
export async function askCodeOfRequest(
  desk: Pick<Desk, 'db' | 'clock'>,
  number: number,
  asking: Asking,
): Promise<boolean> {
  const ticket = await findTicket(desk.db, number);
  return ticket !== null && (await askCode(desk, { to: ticket.requester.address, ticket: number }, asking));
}

function isLinkOf(request: Linked, mark: string, secret: string): boolean {
  return isSameSecret(mark, linkMark(request, secret));
}

function linkMark({ number, nonce }: Linked, secret: string): string {
  return markOf('portal-link', `${number}:${nonce}`, markLength, secret);
}
