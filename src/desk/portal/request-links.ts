import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ticket } from '../../ticket/ticket.ts';

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
  return `${publicUrl}/portal/r/${request.number}/${markOf(request, secret)}`;
}

/** Whether a link bears the mark of this request, in this life of the database. */
export function isLinkOf(request: Linked, mark: string, secret: string): boolean {
  const [given, wanted] = [Buffer.from(mark), Buffer.from(markOf(request, secret))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function markOf({ number, nonce }: Linked, secret: string): string {
  return createHmac('sha256', `portal-link:${secret}`)
    .update(`${number}:${nonce}`)
    .digest('base64url')
    .slice(0, markLength);
}
