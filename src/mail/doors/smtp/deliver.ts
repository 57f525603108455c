import { randomUUID } from 'node:crypto';
import type { Log } from '../../../log.ts';
import { canonicalAddress, withoutTag } from '../../../ticket/people/address.ts';
import type { Take } from '../take.ts';
import { smtpReply } from './reply.ts';

/** A mail as it was handed over, with its envelope (RFC 5321). */
export type HandedOver = {
  door: 'smtp' | 'lmtp';
  source: Buffer;
  envelopeFrom: string;
  recipients: string[];
  arrivedAt: Date;
};

/**
 * Takes a mail in, once for each of the desk's mailboxes that is addressed.
 *
 * @returns an answer per recipient, in their order: words, or the error with its reply code
 */
export async function deliver(
  { door, source, envelopeFrom, recipients, arrivedAt }: HandedOver,
  mailboxes: string[],
  take: Take,
  log: Log,
): Promise<(string | Error)[]> {
  const taken = new Map<string, string | Error>();
  for (const mailbox of new Set(recipients.map(recipient => mailboxOf(recipient, mailboxes) ?? ''))) {
    const place = `${door}:${mailbox}:${randomUUID()}`;
    try {
      const envelopeTo = recipients.filter(recipient => mailboxOf(recipient, mailboxes) === mailbox);
      await take({ source, arrivedAt, mailbox, door, place, envelopeFrom, envelopeTo, fromBacklog: false });
      taken.set(mailbox, '2.0.0 Taken in');
    } catch (error) {
      log.error({ room: 'mail', door, mailbox, err: error }, 'could not take a mail in; its server keeps it');
      taken.set(mailbox, smtpReply(451, '4.3.0 The desk cannot store mail right now, please try again'));
    }
  }
  return recipients.map(
    recipient => taken.get(mailboxOf(recipient, mailboxes) ?? '') ?? smtpReply(451, '4.3.0 Not taken'),
  );
}

/** Which mailbox of the desk an address is: support+anything@example.com is support@example.com. */
export function mailboxOf(recipient: string, mailboxes: string[]): string | undefined {
  const [whole, plain] = [canonicalAddress(recipient), withoutTag(recipient)];
  return mailboxes.find(mailbox => mailbox === whole || mailbox === plain);
}
