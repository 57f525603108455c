import { createHash } from 'node:crypto';
import type { FilePart } from './file-part.ts';

const begins = Buffer.from('data:image/', 'latin1');
const head = /^data:image\/(png|x-png|jpe?g|pjpeg|gif|webp|bmp)(?:;[\w-]{1,30}=[^;,"'<>]{0,100})*;base64,/i;
const endings: Record<string, string> = { 'x-png': 'png', pjpeg: 'jpg', jpeg: 'jpg' };
const picturesAtMost = 200;

/**
 * Pictures that were pasted into HTML as `data:` (RFC 2397), taken out as files of the mail which the HTML shows by
 * `cid:`. So they are looked into, bounded and shown as others are, and a large one does not push the words below it out
 * of what is read.
 */
export function withoutDataPictures(html: Buffer): { html: Buffer; pictures: FilePart[] } {
  if (!html.includes(begins)) return { html, pictures: [] };
  const pieces: Buffer[] = [];
  const pictures = new Map<string, FilePart>();
  let from = 0;
  for (let at = html.indexOf(begins); at !== -1; at = html.indexOf(begins, Math.max(at + 1, from))) {
    const isShown = /\bsrc\s{0,3}=\s{0,3}["']?\s{0,3}$/i.test(latin(html, Math.max(from, at - 20), at));
    const declared = head.exec(latin(html, at, at + 200));
    if (!isShown || !declared || pictures.size >= picturesAtMost) continue;
    const start = at + declared[0].length;
    const end = endOfBase64(html, start);
    const content = Buffer.from(
      latin(html, start, end).replaceAll(/%2B/gi, '+').replaceAll(/%2F/gi, '/'),
      'base64',
    );
    if (!isPicture(content)) continue;
    const subtype = (declared[1] ?? '').toLowerCase();
    const ending = endings[subtype] ?? subtype;
    const contentId = `${createHash('sha256').update(content).digest('hex').slice(0, 24)}@data`;
    if (!pictures.has(contentId)) {
      const name = `picture-${pictures.size + 1}.${ending}`;
      const type = `image/${ending === 'jpg' ? 'jpeg' : ending}`;
      pictures.set(contentId, { name, type, content, contentId, disposition: 'inline', method: '' });
    }
    pieces.push(html.subarray(from, at), Buffer.from(`cid:${contentId}`));
    from = end;
  }
  if (from === 0) return { html, pictures: [] };
  return { html: Buffer.concat([...pieces, html.subarray(from)]), pictures: [...pictures.values()] };
}

function latin(bytes: Buffer, from: number, to: number): string {
  return bytes.subarray(from, to).toString('latin1');
}

/** Up to the quotation mark, or whatever else base64 has not; lines may be broken, and signs written as `%2B`. */
function endOfBase64(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && isBase64(bytes[at] ?? 0)) at++;
  return at;
}

function isBase64(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x2f && byte <= 0x39) ||
    [0x2b, 0x3d, 0x25, 0x0d, 0x0a].includes(byte)
  );
}

function isPicture(content: Buffer): boolean {
  const start = content.subarray(0, 12).toString('hex');
  return /^(89504e47|ffd8ff|47494638|424d|52494646.{8}57454250)/.test(start);
}
