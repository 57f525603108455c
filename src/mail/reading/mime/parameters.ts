import { decodeText } from './decoding/charset.ts';
import { decodeWords } from './decoding/words.ts';

/** `text/plain; charset=utf-8`: the value in lower case, and its parameters by lower-case name. */
export type Structured = { value: string; parameters: Map<string, string> };

/** More than any program writes, less than takes time. */
const parametersAtMost = 1000;

/**
 * Reads a header with parameters: quoted or not, with comments, split and encoded by RFC 2231, or by RFC 2047, which
 * is not allowed there and is what most mailers do.
 */
export function parseStructured(header: string): Structured {
  const pieces = split(header);
  const value = (pieces[0] ?? '')
    .replace(/\([^()]*\)/g, '')
    .trim()
    .toLowerCase();
  const plain = new Map<string, string>();
  const sections = new Map<string, { index: number; text: string; encoded: boolean }[]>();
  for (const piece of pieces.slice(1, parametersAtMost)) {
    const equals = piece.indexOf('=');
    if (equals === -1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const text = unquoted(piece.slice(equals + 1).trim());
    const [base = '', number, star] = name.split('*');
    if (number === undefined) {
      if (!plain.has(base)) plain.set(base, text);
      continue;
    }
    const section = { index: Number(number) || 0, text, encoded: number === '' || star !== undefined };
    sections.set(base, [...(sections.get(base) ?? []), section]);
  }
  const parameters = new Map([...plain].map(([name, text]) => [name, decodeWords(text)]));
  for (const [name, list] of sections) parameters.set(name, joined(list));
  return { value, parameters };
}

/** At the semicolons outside quotes. A quote that never closes is a character like others. */
function split(header: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  let at = 0;
  while (at < header.length) {
    const char = header[at];
    if (char === '"') {
      const end = closingQuote(header, at);
      at = end === -1 ? at + 1 : end + 1;
      if (end === -1) return [...pieces, ...header.slice(from).split(';')];
      continue;
    }
    if (char === ';') {
      pieces.push(header.slice(from, at));
      from = at + 1;
    }
    at++;
  }
  return [...pieces, header.slice(from)];
}

function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text.replace(/\s+\([^()]*\)$/, '');
  const end = closingQuote(text, 0);
  const inside = end === -1 ? text.slice(1) : text.slice(1, end);
  // A lone backslash in a Windows path is no escape.
  return inside.replace(/\\(["\\])/g, '$1');
}

/** The sections of a split parameter in order; those whose name ends in a star are percent-encoded. */
function joined(list: { index: number; text: string; encoded: boolean }[]): string {
  const ordered = list.toSorted((a, b) => a.index - b.index);
  const first = /^([^']{0,60})'[^']{0,60}'/.exec(ordered[0]?.encoded ? ordered[0].text : '');
  const charset = first?.[1] ?? '';
  const bytes: Buffer[] = [];
  ordered.forEach(({ text, encoded }, index) => {
    const own = index === 0 && first ? text.slice(first[0].length) : text;
    bytes.push(encoded ? percentDecoded(own) : Buffer.from(own, 'utf8'));
  });
  return decodeWords(decodeText(Buffer.concat(bytes), charset || 'utf-8'));
}

function percentDecoded(text: string): Buffer {
  const raw = Buffer.from(text, 'utf8').toString('latin1');
  return Buffer.from(
    raw.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
