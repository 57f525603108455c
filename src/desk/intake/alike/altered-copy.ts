import { createHash } from 'node:crypto';
import type { Db } from '../../../store/database.ts';
import { filesIn, receivedAs } from '../../../store/mail/belonging.ts';
import type { InboundEmail } from '../../inbound-email.ts';

/** A head is long over after this. */
const headRead = 100_000;

/**
 * The ticket of a mail of which this is another copy: sent to two addresses of the desk, it came once through a list
 * that put its name into the subject and a footer below the text. A sender that uses one Message-ID for different
 * mails (DHL does) writes them at different times. What brings a file that the other lacks, which a list may take away, is
 * no mere copy.
 */
export async function alteredCopyOf(tx: Db, email: InboundEmail): Promise<number | null> {
  const written = dateIn(email.arrived.source);
  if (written === '') return null;
  for (const { message, source } of await receivedAs(tx, email.messageId))
    if (
      message.from.address === email.from.address &&
      dateIn(source) === written &&
      isWithin(message.text, email.text) &&
      (await bringsNoMore(tx, message.id, email))
    )
      return message.ticket;
  return null;
}

async function bringsNoMore(tx: Db, message: number, { attachments }: InboundEmail): Promise<boolean> {
  if (attachments.length === 0) return true;
  const known = await filesIn(tx, message);
  return attachments.every(({ content }) => known.has(createHash('sha256').update(content).digest('hex')));
}

/** The sender's Date as it stands: what passes a mail on does not touch it. */
function dateIn(source: Uint8Array): string {
  const [head = ''] = Buffer.from(source.subarray(0, headRead))
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1);
  return /^date:\s*(.*)$/im.exec(head)?.[1]?.trim() ?? '';
}

/** One text is the other, with something before or behind it. */
function isWithin(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other]
    .map(text => text.replace(/\s+/g, ' ').trim())
    .toSorted((a, b) => a.length - b.length);
  return short !== '' && long.includes(short);
}
