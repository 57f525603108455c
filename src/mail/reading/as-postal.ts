import type { Email } from 'postal-mime';
import type { Person } from '../../ticket/words.ts';
import type { MimeMail } from './mime/read-mime.ts';

/** The shape in which the guard and the reader of delivery reports take a mail. */
export function asPostal(
  mime: MimeMail,
  head: { subject: string; from: Person | null; to: Person[] },
): Email {
  const { headers, text, html, files } = mime;
  return {
    headers: headers.map(({ key, name, value }) => ({ key, originalKey: name, value })),
    headerLines: [],
    subject: head.subject,
    ...(head.from ? { from: head.from } : {}),
    to: head.to,
    text,
    html,
    attachments: files.map(({ name, type, content, contentId, method }) => ({
      filename: name || null,
      mimeType: type,
      disposition: 'attachment',
      contentId,
      content,
      ...(method ? { method } : {}),
    })),
  };
}
