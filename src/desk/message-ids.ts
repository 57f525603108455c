import { createHmac, timingSafeEqual } from 'node:crypto';
import { asciiDomain } from '../ticket/address.ts';
import type { MessageIds } from './desk.ts';

/**
 * `<sportello.1042.7.9f3c…@interzen.it>`: ticket, the number of the event that caused the letter, and an HMAC over
 * both. No time and no chance in it: a letter that is sent twice has the same id, and mail programs show it once.
 */
export function messageIds(secret: string): MessageIds {
  const sign = (ticket: string, sequence: string) =>
    createHmac('sha256', secret).update(`message-id:${ticket}:${sequence}`).digest('hex').slice(0, 24);

  const mark = (ticket: number) =>
    createHmac('sha256', secret).update(`marker:${ticket}`).digest('hex').slice(0, 10);

  return {
    of: (ticket, sequence, mailbox) =>
      `<sportello.${ticket}.${sequence}.${sign(String(ticket), String(sequence))}@${asciiDomain(mailbox) || 'localhost'}>`,
    isOwn: messageId => ticketOf(messageId) !== null || isProbe(messageId),
    probe: (nonce, mailbox) =>
      `<sportello.probe.${nonce}.${sign('probe', nonce)}@${asciiDomain(mailbox) || 'localhost'}>`,
    isProbe,
    ticketOf,
    marker: ticket => `(#${ticket}.${mark(ticket)})`,
    markedIn: text => [
      ...new Set(
        [...text.matchAll(/\(#(\d{1,9})\.([0-9a-f]{10})\)/g)].flatMap(([, ticket, signature]) =>
          isSame(mark(Number(ticket)), signature ?? '') ? [Number(ticket)] : [],
        ),
      ),
    ],
  };

  function isProbe(messageId: string): boolean {
    const [, nonce, signature] =
      /^<sportello\.probe\.([0-9a-f]{16})\.([0-9a-f]{24})@[^>]*>$/.exec(messageId) ?? [];
    return nonce !== undefined && isSame(sign('probe', nonce), signature ?? '');
  }

  function ticketOf(messageId: string): number | null {
    const [, ticket, sequence, signature] =
      /^<sportello\.(\d{1,9})\.(\d+)\.([0-9a-f]{24})@[^>]*>$/.exec(messageId) ?? [];
    if (!ticket || !sequence || !signature) return null;
    return isSame(sign(ticket, sequence), signature) ? Number(ticket) : null;
  }
}

function isSame(ours: string, theirs: string): boolean {
  return ours.length === theirs.length && timingSafeEqual(Buffer.from(ours), Buffer.from(theirs));
}
