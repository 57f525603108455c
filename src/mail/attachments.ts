import type { Attachment } from 'postal-mime';
import type { EmailAttachment } from '../desk/inbound-email.ts';
import { cleanLine } from './text.ts';

/** The files of a mail, under names that are safe to save; one without a name gets one from its type. */
export function attachmentsOf(list: Attachment[]): EmailAttachment[] {
  return list.map((file, index) => ({
    name:
      safeName(file.filename ?? '') ||
      `${index + 1}.${file.mimeType.split('/')[1]?.replace(/[^a-z0-9]+/gi, '-') ?? 'bin'}`,
    type: cleanLine(file.mimeType),
    content: bytes(file.content),
    inline: file.related === true || (file.disposition === 'inline' && file.contentId !== undefined),
  }));
}

/** No folders, nothing hidden, nothing that a file system or a header would trip over. */
function safeName(name: string): string {
  const base = cleanLine(name).split(/[\\/]/).at(-1) ?? '';
  return base
    .replace(/[<>:"|?*\u202A-\u202E\u2066-\u2069]/g, '_')
    .replace(/^\.+/, '')
    .slice(0, 150);
}

function bytes(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
