import { detectMimeType } from 'nodemailer/lib/mime-funcs';
import type { FileVet } from '../../../desk/desk.ts';
import type { EmailAttachment } from '../../../desk/inbound-email.ts';
import type { FilePart } from '../mime/file-part.ts';
import { cleanLine } from '../text.ts';
import { isDangerous } from './dangerous.ts';
import { nameOfNameless } from './file-names.ts';
import { contentKey, shownIn } from './shown-pictures.ts';

/** File systems take 255 bytes; a number or a folder of ours may come before it. */
const nameLength = 150;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The files of a mail, under names that are safe to save; one without a name gets one from its type.
 *
 * @param html the mail's HTML: what it shows is inline, wherever it stands; all else is a file like others
 */
export function attachmentsOf(files: FilePart[], html: string): EmailAttachment[] {
  const shown = shownIn(html);
  return files.map((file, index) => {
    const name = safeName(file.name) || safeName(nameOfNameless(file, index));
    return {
      name,
      type: cleanLine(file.type).toLowerCase() || 'application/octet-stream',
      content: file.content,
      contentId: file.contentId,
      inline: shown.has(contentKey(file.contentId)) || shown.has(contentKey(name)),
      // What the sender called it counts, too: the safe name may be the tamer one.
      dangerous: isDangerous(file.name, file.content) || isDangerous(name, new Uint8Array()),
    };
  });
}

const unknownType = 'application/octet-stream';
/** A message or multipart may not be encoded as a file is (RFC 2046): it goes as bytes. */
const sendable = /^(application|audio|font|image|model|text|video)\/[\w.+-]{1,100}$/i;

/**
 * A file that shall go with a letter: a name that is safe to save, a type that may stand in a mail's head, and whether
 * it is one that we hold back when it comes in, and so do not send either.
 */
export const vetFile: FileVet = ({ name, type, content }) => {
  const safe = safeName(name) || 'file';
  return {
    name: safe,
    type: [type, detectMimeType(safe)].find(known => sendable.test(known))?.toLowerCase() ?? unknownType,
    dangerous: isDangerous(name, content) || isDangerous(safe, new Uint8Array()),
  };
};

/** No folders, nothing hidden, nothing that a file system, a header or a reader's eye would trip over. */
function safeName(name: string): string {
  const base = cleanLine(shortened(name)).split(/[\\/]/).at(-1) ?? '';
  const plain = base
    .replace(/[<>:"|?*\u200B-\u200F\u202A-\u202E\u2060-\u2069]/g, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  const safe = reserved.test(plain) ? `_${plain}` : plain;
  if (safe.length <= nameLength) return safe;
  const ending = /\.[^.\s]{1,10}$/.exec(safe)?.[0] ?? '';
  return safe.slice(0, nameLength - ending.length).toWellFormed() + ending;
}

/** Its beginning and its ending say what it is. */
function shortened(name: string): string {
  return name.length <= 1000 ? name : `${name.slice(0, 500)}${name.slice(-500)}`;
}
