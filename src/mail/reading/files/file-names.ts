import { detectExtension } from 'nodemailer/lib/mime-funcs';
import { decodeWords } from '../mime/decoding/words.ts';
import type { FilePart } from '../mime/file-part.ts';
import { parseHead } from '../mime/header-block.ts';
import { cleanLine } from '../text.ts';

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

/** The usual ending, where nodemailer's table has another one or none. */
const endings: Record<string, string> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/rtf': 'rtf',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/pjpeg': 'jpg',
  'image/x-png': 'png',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'image/avif': 'avif',
  'image/tiff': 'tiff',
  'image/x-ms-bmp': 'bmp',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/amr': 'amr',
  'audio/ogg': 'ogg',
  'audio/opus': 'opus',
  'application/x-pdf': 'pdf',
  'application/msexcel': 'xls',
  'application/x-msexcel': 'xls',
  'application/vnd.rar': 'rar',
  'application/x-rar': 'rar',
  'application/gzip': 'gz',
  'application/x-gzip': 'gz',
  'application/x-zip': 'zip',
  'application/vnd.apple.pkpass': 'pkpass',
  'application/vnd.apple.pages': 'pages',
  'application/vnd.apple.numbers': 'numbers',
  'application/vnd.apple.keynote': 'key',
  'application/vnd.ms-tnef': 'dat',
};

/** By what a file begins with (in hex, dots for any), where its type says nothing, and what an archive has in it. */
const beginnings: { begin: string; holds?: string; ending: string }[] = [
  { begin: '255044462d', ending: 'pdf' },
  { begin: '89504e47', ending: 'png' },
  { begin: 'ffd8ff', ending: 'jpg' },
  { begin: '47494638', ending: 'gif' },
  { begin: '52494646........57454250', ending: 'webp' },
  { begin: '49492a00', ending: 'tiff' },
  { begin: '4d4d002a', ending: 'tiff' },
  { begin: '........6674797068656963', ending: 'heic' },
  { begin: '........66747970', ending: 'mp4' },
  { begin: '494433', ending: 'mp3' },
  { begin: '7b5c727466', ending: 'rtf' },
  { begin: '504b0304', holds: 'word/', ending: 'docx' },
  { begin: '504b0304', holds: 'xl/', ending: 'xlsx' },
  { begin: '504b0304', holds: 'ppt/', ending: 'pptx' },
  { begin: '504b0304', ending: 'zip' },
  { begin: '52617221', ending: 'rar' },
  { begin: '377abcaf', ending: '7z' },
  { begin: '1f8b', ending: 'gz' },
  { begin: Buffer.from('BEGIN:VCALENDAR').toString('hex'), ending: 'ics' },
  { begin: Buffer.from('BEGIN:VCARD').toString('hex'), ending: 'vcf' },
  { begin: Buffer.from('<?xml').toString('hex'), ending: 'xml' },
];

/** The name of a file that came without one: by its type, a mail's by its subject, else `3.pdf`. Not yet safe. */
export function nameOfNameless(file: FilePart, index: number): string {
  if (file.type === 'message/rfc822' || file.type === 'message/global') return `${subjectOf(file)}.eml`;
  return names[file.type] ?? `${index + 1}.${endingOf(file)}`;
}

function subjectOf({ content }: FilePart): string {
  const head = parseHead(content.subarray(0, 100_000)).headers;
  const subject = head.find(({ key }) => key === 'subject')?.value ?? '';
  const line = cleanLine(decodeWords(subject.slice(0, 1000)));
  return line.replace(/[\\/]/g, '-').slice(0, 100) || 'mail';
}

function endingOf({ type, content }: FilePart): string {
  const usual = endings[type] ?? detectExtension(type);
  if (usual !== 'bin' && /^\w{1,10}$/.test(usual)) return usual;
  const start = content.subarray(0, 20).toString('hex');
  const begun = beginnings.find(
    ({ begin, holds }) =>
      new RegExp(`^${begin}`).test(start) &&
      (holds === undefined || content.subarray(0, 8000).includes(holds)),
  );
  if (begun) return begun.ending;
  const subtype = (type.split('/')[1] ?? '').replace(/^(x-|vnd\.)/, '');
  return subtype === 'octet-stream' || subtype.length > 12
    ? 'bin'
    : subtype.replace(/[^a-z0-9]+/gi, '-') || 'bin';
}
