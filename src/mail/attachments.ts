import type { EmailAttachment } from '../desk/inbound-email.ts';
import { isDangerous } from './dangerous.ts';
import type { FilePart } from './mime/body.ts';
import { parseHead } from './mime/header-block.ts';
import { decodeWords } from './mime/words.ts';
import { cleanLine } from './text.ts';

/** File systems take 255 bytes; a number or a folder of ours may come before it. */
const nameLength = 150;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** What a part is called that has no name, by its type. */
const names: Record<string, string> = {
  'text/calendar': 'invite.ics',
  'application/ics': 'invite.ics',
  'application/pkcs7-signature': 'smime.p7s',
  'application/x-pkcs7-signature': 'smime.p7s',
  'application/pkcs7-mime': 'smime.p7m',
  'application/x-pkcs7-mime': 'smime.p7m',
  'application/pgp-signature': 'signature.asc',
  'application/pgp-encrypted': 'version.asc',
  'message/delivery-status': 'delivery-status.txt',
  'text/rfc822-headers': 'headers.txt',
};
const endings: Record<string, string> = {
  plain: 'txt',
  html: 'html',
  jpeg: 'jpg',
  'svg+xml': 'svg',
  'octet-stream': 'bin',
  rfc822: 'eml',
  'x-vcard': 'vcf',
  vcard: 'vcf',
  mpeg: 'mp3',
  msword: 'doc',
  'vnd.ms-excel': 'xls',
};

/**
 * The files of a mail, under names that are safe to save; one without a name gets one from its type.
 *
 * @param html the mail's HTML: what it shows by `cid:` is inline, wherever it stands
 */
export function attachmentsOf(files: FilePart[], html: string): EmailAttachment[] {
  return files.map((file, index) => {
    const name = safeName(file.name) || safeName(nameOf(file)) || `${index + 1}.${endingOf(file.type)}`;
    const isShown = file.contentId !== '' && html.includes(`cid:${file.contentId}`);
    return {
      name,
      type: cleanLine(file.type).toLowerCase() || 'application/octet-stream',
      content: file.content,
      contentId: file.contentId,
      inline: isShown || (file.contentId !== '' && (file.isRelated || file.disposition === 'inline')),
      // What the sender called it counts, too: the safe name may be the tamer one.
      dangerous: isDangerous(file.name, file.content) || isDangerous(name, new Uint8Array()),
    };
  });
}

function nameOf({ type, content }: FilePart): string {
  if (type !== 'message/rfc822' && type !== 'message/global') return names[type] ?? '';
  const head = parseHead(content.subarray(0, 100_000)).headers;
  const subject = head.find(({ key }) => key === 'subject')?.value ?? '';
  return `${
    cleanLine(decodeWords(subject.slice(0, 1000)))
      .replace(/[\\/]/g, '-')
      .slice(0, 100) || 'mail'
  }.eml`;
}

function endingOf(type: string): string {
  const subtype = type.split('/')[1] ?? '';
  return endings[subtype] ?? (subtype.replace(/[^a-z0-9]+/gi, '-') || 'bin');
}

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
