import { decodeTransfer } from './decoding/transfer.ts';
import { type HeaderLine, parseHead } from './header-block.ts';
import { parseStructured, type Structured } from './parameters.ts';

/** A node of a mail's tree: a leaf with content, or a multipart with children. */
export type Part = {
  headers: HeaderLine[];
  /** `text/plain`; never empty. */
  type: string;
  parameters: Map<string, string>;
  /** `attachment`, `inline`, or '' */
  disposition: string;
  /** As the sender wrote it, decoded; '' where there is none. */
  fileName: string;
  contentId: string;
  children: Part[];
  /** Decoded from its transfer encoding. */
  content: Buffer;
};

/** Ten times what any mail has in earnest. */
const levelsAtMost = 120;
const partsAtMost = 20_000;

/**
 * Takes a mail apart, without copying what is in it: time and memory grow with its size alone.
 *
 * Written here, because postal-mime, which serves the addresses, keeps an object for each line (60 MB of empty lines
 * end the process, 500,000 lines take 5 s) and decodes texts by the declared charset before anyone can look at them.
 *
 * @throws when it is nested deeper, or has more parts, than anyone means in earnest
 */
export function parseParts(source: Buffer): Part {
  const count = { parts: 0 };
  return parsePart(source, 'text/plain', 0, count);
}

function parsePart(bytes: Buffer, defaultType: string, level: number, count: { parts: number }): Part {
  if (level > levelsAtMost) throw new Error(`the mail is nested deeper than ${levelsAtMost} levels`);
  if (++count.parts > partsAtMost) throw new Error(`the mail has more than ${partsAtMost} parts`);
  const { headers, bodyAt } = parseHead(bytes);
  const first = (key: string) => headers.find(header => header.key === key)?.value ?? '';
  const contentType = parseStructured(first('content-type'));
  const disposition = parseStructured(first('content-disposition'));
  const type = typeOf(contentType, defaultType);
  const part: Part = {
    headers,
    type,
    parameters: contentType.parameters,
    disposition: disposition.value,
    fileName: disposition.parameters.get('filename') || contentType.parameters.get('name') || '',
    contentId: (first('content-id') || first('content-location')).replace(/^[\s<]+|[\s>]+$/g, ''),
    children: [],
    content: decodeTransfer(bytes.subarray(bodyAt), first('content-transfer-encoding')),
  };
  if (!type.startsWith('multipart/')) return part;
  const pieces = piecesOf(part.content, contentType.parameters.get('boundary') ?? '');
  const childType = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  // What stands above the first boundary says that the reader's program is too old.
  part.children = pieces.map(piece => parsePart(piece, childType, level + 1, count));
  // Nothing that a boundary opens: what is there is read as text rather than lost.
  return part.children.length > 0 ? part : { ...part, type: 'text/plain' };
}

function typeOf({ value, parameters }: Structured, defaultType: string): string {
  if (/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9!#$&^_.+-]+$/.test(value)) return value;
  if (value === 'html') return 'text/html';
  if (/^multipart\b/.test(value) || parameters.has('boundary')) return 'multipart/mixed';
  return value === '' || value.startsWith('text') || value === 'plain'
    ? defaultType
    : 'application/octet-stream';
}

/** By the boundary that the head names; where nothing begins so, by that which the content shows. */
function piecesOf(content: Buffer, named: string): Buffer[] {
  const boundary = named.trimEnd();
  const pieces = boundary ? splitAt(content, boundary) : [];
  if (pieces.length > 0) return pieces;
  const guess = guessBoundary(content);
  return guess ? splitAt(content, guess) : [];
}

/** The parameter got lost, but the line that begins the first part is there. */
function guessBoundary(content: Buffer): string {
  const head = content.subarray(0, 4000).toString('latin1');
  return /^--([^\s-][^\r\n]{0,70}?)[ \t]*\r?\n[!-9;-~]+:/m.exec(head)?.[1] ?? '';
}

/** The pieces between the lines of a boundary; a last line that is missing is the end. */
function splitAt(content: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'utf8');
  const pieces: Buffer[] = [];
  let begin = -1;
  for (let at = content.indexOf(mark); at !== -1; at = content.indexOf(mark, at + mark.length)) {
    const line = boundaryLine(content, at, mark.length);
    if (!line) continue;
    if (begin !== -1) pieces.push(content.subarray(begin, Math.max(begin, withoutLineEnd(content, at))));
    begin = line.isLast ? -1 : line.next;
    if (line.isLast) break;
  }
  if (begin !== -1) pieces.push(content.subarray(begin));
  return pieces;
}

function boundaryLine(content: Buffer, at: number, length: number): { isLast: boolean; next: number } | null {
  if (at > 0 && content[at - 1] !== 0x0a) return null;
  const isLast = content[at + length] === 0x2d && content[at + length + 1] === 0x2d;
  let end = at + length + (isLast ? 2 : 0);
  while (content[end] === 0x20 || content[end] === 0x09 || content[end] === 0x0d) end++;
  if (end < content.length && content[end] !== 0x0a) return null;
  return { isLast, next: end + 1 };
}

/** The line end before a boundary belongs to the boundary. */
function withoutLineEnd(content: Buffer, at: number): number {
  const lineFeed = at > 0 && content[at - 1] === 0x0a ? at - 1 : at;
  return lineFeed > 0 && content[lineFeed - 1] === 0x0d ? lineFeed - 1 : lineFeed;
}
