import type { Email } from 'postal-mime';
import type { Kept } from '../kept/change-log.ts';
import type { KeptFiles } from '../kept/kept-files.ts';

/** A letter as it lies in a customer's inbox, or a mail as it lies among those that were sent. */
export type MailboxItem = {
  id: string;
  folder: 'inbox' | 'sent';
  /** Whose mailbox it is. */
  owner: string;
  from: string;
  to: string;
  /** Where an answer goes, if the letter says so. */
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo: string;
  references: string;
  headers: Record<string, string>;
  at: string;
  /** What is attached; its content lies beside the mailbox, by its hash. */
  files?: { name: string; type: string; size: number; sha256: string }[];
};

/** A mail as it is kept. @param contents takes what is attached */
export function itemOf(
  mail: Email,
  { id, folder, at }: Pick<MailboxItem, 'id' | 'folder' | 'at'>,
  contents: KeptFiles,
): MailboxItem {
  const from = mail.from?.address ?? '';
  const to = mail.to?.[0]?.address ?? '';
  return {
    id,
    folder,
    owner: (folder === 'inbox' ? to : from).toLowerCase(),
    from: mail.from?.name || from,
    to: mail.to?.[0]?.name || to,
    ...(mail.replyTo?.[0]?.address ? { replyTo: mail.replyTo[0].address } : {}),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo ?? '',
    references: mail.references ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    at,
    files: mail.attachments.map(({ filename, mimeType, content }) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
      return {
        name: filename ?? '',
        type: mimeType,
        size: bytes.byteLength,
        sha256: contents.put(bytes),
      };
    }),
  };
}

export function keptItem(item: MailboxItem): Kept {
  return { key: `mail ${item.id}`, value: item };
}
