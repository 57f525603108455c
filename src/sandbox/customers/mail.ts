import nodemailer from 'nodemailer';
import { customers } from '../cast.ts';
import type { MailboxItem } from './item.ts';

/** What a customer writes. */
export type CustomerMail = {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  /** An item of the inbox that this answers. */
  answers?: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content: string | Buffer; contentType?: string }[];
};

/** A mail as the customer's mail program makes it. @param answered the letter that it answers, quoted below */
export async function compose(
  mail: CustomerMail,
  answered: MailboxItem | undefined,
  date: Date,
): Promise<{ source: Buffer; messageId: string }> {
  const compiled = await nodemailer
    .createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
    .sendMail({
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      text: answered ? `${mail.text}\n\n${quoted(answered)}` : mail.text,
      date,
      ...(answered
        ? {
            inReplyTo: answered.messageId,
            references: [...answered.references.split(/\s+/), answered.messageId].filter(Boolean),
          }
        : {}),
      ...(mail.headers ? { headers: mail.headers } : {}),
      ...(mail.attachments ? { attachments: mail.attachments } : {}),
    });
  return { source: compiled.message as Buffer, messageId: compiled.messageId };
}

/** As the customer's mail program quotes what it answers, in the customer's language. */
function quoted({ owner, from, at, text }: MailboxItem): string {
  const date = at.slice(0, 10).split('-').toReversed().join('/');
  const isEnglish = customers.find(({ address }) => address === owner)?.language === 'en';
  return `${isEnglish ? `On ${date} ${from} wrote:` : `Il giorno ${date} ${from} ha scritto:`}\n${text
    .trim()
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n')}`;
}
