import { decodeText } from './charset.ts';

/**
 * An encoded word (RFC 2047), as it is written and as it is miswritten: either case of B and Q, spaces inside, a last
 * word cut off before its end.
 */
const word = /=\?([^?\s]{1,60})\?([bq])\?([^?]*(?:\?(?!=)[^?\s]*)?)(?:\?=|$)/gi;

type Word = { charset: string; base64: boolean; text: string };

/** A header's text with its encoded words decoded; what is none is left as it stands. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  let result = '';
  let pending: Word[] = [];
  let at = 0;
  for (const match of text.matchAll(word)) {
    const between = text.slice(at, match.index);
    // White space between two words is folding, not content.
    if (pending.length === 0 || /\S/.test(between)) {
      result += decodeRun(pending) + between;
      pending = [];
    }
    const [, charset = '', kind = '', encoded = ''] = match;
    pending.push({ charset, base64: kind.toLowerCase() === 'b', text: encoded });
    at = match.index + match[0].length;
  }
  return result + decodeRun(pending) + text.slice(at);
}

/** Words in a row share a character that was cut between them; where they differ in charset they are on their own. */
function decodeRun(words: Word[]): string {
  let result = '';
  let bytes: Uint8Array[] = [];
  words.forEach((current, index) => {
    bytes.push(bytesOf(current));
    const next = words[index + 1];
    if (next && next.charset.toLowerCase() === current.charset.toLowerCase() && !isStateful(current.charset))
      return;
    result += decodeText(Buffer.concat(bytes), current.charset);
    bytes = [];
  });
  return result;
}

/** Each word of these begins anew; joined, the first one's escape would govern the second. */
function isStateful(charset: string): boolean {
  return /^(iso-2022|utf-?7|hz)/i.test(charset);
}

function bytesOf({ base64, text }: Word): Uint8Array {
  if (base64) return Buffer.from(text.replace(/[^a-z0-9+/]/gi, ''), 'base64');
  const plain = Buffer.from(text.replace(/_/g, ' '), 'utf8').toString('latin1');
  const raw = plain.replace(/=\s?([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(raw, 'latin1');
}

/** The same header with its words in plain UTF-8, for a parser that knows fewer charsets and stricter forms. */
export function plainWords(text: string): string {
  if (!text.includes('=?')) return text;
  return text.replace(runs, run => {
    const decoded = decodeWords(run);
    return decoded === run ? run : `=?utf-8?B?${Buffer.from(decoded).toString('base64')}?=`;
  });
}

const runs = new RegExp(`${word.source}(?:\\s+${word.source.replace(/\(\[bq\]\)/, '([bq])')})*`, 'gi');
