import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MessageIds } from './desk.ts';

/**
 * `<sportello.1042.7.9f3c…@interzen.it>`: ticket, the number of the event that caused the letter, and an HMAC over
 * both. No time and no chance in it: a letter that is sent twice has the same id, and mail programs show it once.
 */
export function messageIds(secret: string): MessageIds {
  const sign = (ticket: string, sequence: string) =>
    createHmac('sha256', secret).update(`message-id:${ticket}:${sequence}`).digest('hex').slice(0, 24);

  return {
    of: (ticket, sequence, mailbox) =>
      `<sportello.${ticket}.${sequence}.${sign(String(ticket), String(sequence))}@${mailbox.split('@')[1] ?? 'localhost'}>`,
    isOwn: messageId => {
      const [, ticket, sequence, signature] =
        /^<sportello\.(\d+)\.(\d+)\.([0-9a-f]{24})@[^>]*>$/.exec(messageId) ?? [];
      if (!ticket || !sequence || !signature) return false;
      return timingSafeEqual(Buffer.from(sign(ticket, sequence)), Buffer.from(signature));
    },
  };
}
