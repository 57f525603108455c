import { createHash } from 'node:crypto';
import type { EmailAttachment } from '../../desk/inbound-email.ts';

/**
 * What makes two copies of a mail the same mail: From, Date, Subject and the parts of the body. Never the source,
 * whose Received lines differ per copy.
 */
export function contentHash(mail: {
  from: string;
  date: string;
  subject: string;
  text: string;
  html: string;
  attachments: EmailAttachment[];
}): string {
  const hash = createHash('sha256');
  for (const part of [mail.from, mail.date, mail.subject, mail.text, mail.html])
    hash.update(part).update('\0');
  for (const file of mail.attachments) hash.update(file.name).update('\0').update(file.content);
  return hash.digest('hex');
}

/** For a mail that cannot be parsed, the source is all there is. */
export function sourceHash(source: Uint8Array): string {
  return createHash('sha256').update(source).digest('hex');
}
