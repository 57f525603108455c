import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { encodingExists, decode as iconvDecode } from 'iconv-lite';
import { mendTwiceEncoded, western as ofTheWest } from './twice-encoded.ts';
import { undeclaredCharset } from './undeclared.ts';

/** What the platform's TextDecoder knows under another name than mails give, or as a part of a larger one. */
const aliases: Record<string, string> = {
  // Senders of gb2312 and gbk use characters that only the superset has.
  gb2312: 'gb18030',
  gb_2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp932: 'shift_jis',
  eucjp: 'euc-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'iso-8859-8-e': 'iso-8859-8',
  macroman: 'macintosh',
  'x-mac-roman': 'macintosh',
  'x-mac-cyrillic': 'x-mac-cyrillic',
  'tis-620': 'windows-874',
  'utf-8-mac': 'utf-8',
  utf8mb4: 'utf-8',
};

/** Words that name no charset, or one whose users meant another. */
const saysNothing =
  /^(|unknown|unknown-8bit|x-unknown|8bit|8-bit|default|none|binary|any|iso-8859|us-ascii|ascii|ansi_x3\.4-1968|iso-?646-us|x-user-defined)$/;

/** What programs declare without having looked. */
const western = /^(iso-8859-(1|15)|windows-1252)$/;
/** Two bytes a letter in seven bits, shifted in and out; neither platform nor iconv-lite reads them. */
const sevenBit = new Set(['hz-gb-2312', 'iso-2022-kr']);
const doubleByte = /^(gb18030|big5|shift_jis|euc-jp|euc-kr|iso-2022-jp)$/;
const decoders = new Map<string, TextDecoder | null>();

/**
 * A text's bytes as the sender meant them, which is not always what he declared: UTF-8 under any declared charset, windows-1252 where UTF-8 or nothing was declared and it is neither, Japanese escapes under us-ascii,
 * Russian, Greek, Chinese, Japanese or Korean under nothing or a charset of the West.
 *
 * @param declared the charset's name as the mail gives it; '' where it gives none
 */
export function decodeText(bytes: Uint8Array, declared = ''): string {
  return mendTwiceEncoded(decodeOnce(bytes, declared));
}

function decodeOnce(bytes: Uint8Array, declared: string): string {
  const name = charsetName(declared);
  if (name === 'utf-7' && isAscii(bytes)) return iconvDecode(Buffer.from(bytes), 'utf-7');
  if (/^utf-(16|32)/.test(name)) return decodeWide(bytes, name);
  if (!isAscii(bytes) && isUtf8(bytes) && isMeantAsUtf8(bytes, name)) return decodeAs(bytes, 'utf-8');
  if (name === 'hz-gb-2312') return decodeHz(bytes);
  if (name === 'iso-2022-kr') return decodeKorean(bytes);
  if (isAscii(bytes)) {
    return hasJapanese(bytes) ? decodeAs(bytes, 'iso-2022-jp') : latin(bytes);
  }
  const isOfTheWest = name === '' || name === 'utf-8' || western.test(name);
  const meant = isOfTheWest ? undeclaredCharset(bytes) : '';
  if (meant !== '') return decodeAs(bytes, meant);
  return name === '' || name === 'utf-8' ? byLines(bytes) : decodeAs(bytes, name);
}

/** So many characters of two bytes that are UTF-8 by chance are not met (each one: 1 in 7). */
const chanceAtMost = 4;

/**
 * Bytes that are UTF-8 are meant so, whatever was declared; only a short text of a two-byte charset may look like it by
 * chance. There it must be letters of the West, or more of them than chance makes.
 */
function isMeantAsUtf8(bytes: Uint8Array, name: string): boolean {
  if (!doubleByte.test(name) && !western.test(name)) return true;
  const text = decodeAs(bytes.subarray(0, 20_000), 'utf-8');
  if (western.test(name)) return !isChance(text);
  const beyond = text.match(/[^\0-\x7f]/g) ?? [];
  return beyond.length > chanceAtMost || beyond.every(letter => /[\u00a0-\u00ff\u2010-\u2026€]/.test(letter));
}

/** `weiß…` and `« Qualité »` in windows-1252 make a letter of a far script, where that script has no other beside it. */
function isChance(text: string): boolean {
  const runs = (text.match(/[^\0-\x7f]+/g) ?? []).map(run =>
    [...run].filter(letter => !ofTheWest.test(letter)),
  );
  const far = runs.filter(({ length }) => length > 0);
  return (
    far.length > 0 &&
    far.length <= chanceAtMost &&
    far.every(([letter = '', ...more]) => more.length === 0 && endsWord.test(asWindows(letter)))
  );
}

/** A letter that ends a word of the West, and what is set behind one; not the first byte of Greek, Cyrillic or Hebrew. */
const endsWord = /^[\u00c0-\u00cd\u00d2-\u00d6\u00d9-\u00ef][“”„‘’‚…–—•\u00a0«»‹›°€]+$/u;

function asWindows(letter: string): string {
  return decodeAs(Buffer.from(letter), 'windows-1252');
}

/** One name for the many spellings; '' for those that say nothing. */
function charsetName(declared: string): string {
  const plain = declared
    .slice(0, 60)
    .toLowerCase()
    .replace(/\*.*$/, '')
    .replace(/^[\s"'=]+|[\s"';,]+$/g, '')
    .replace(/^charset=/, '')
    .replace(/\s+/g, '-');
  if (saysNothing.test(plain)) return '';
  const tidy = plain
    .replace(/^(x-)?(cp|ibm|windows|win|ms|dos)[-_]?(?=\d)/, (_all, _x, kind: string) =>
      kind.startsWith('win') ? 'windows-' : 'cp',
    )
    .replace(/^iso[-_ ]?8859[-_]?(?=\d)/, 'iso-8859-')
    .replace(/^8859-/, 'iso-8859-')
    .replace(/^(windows-|cp)(125\d)$/, 'windows-$2')
    .replace(/^utf[-_]?(?=\d)/, 'utf-')
    .replace(/^koi8_/, 'koi8-')
    .replace(/^unicode-1-1-(utf-\d)$/, '$1');
  const codePage = tidy.replace(/^windows-(?=(437|85\d|86\d|932|936|949|950)$)/, 'cp');
  const name = aliases[codePage] ?? codePage;
  return decoder(name) !== null || encodingExists(name) || sevenBit.has(name) ? name : '';
}

function decoder(name: string): TextDecoder | null {
  const known = decoders.get(name);
  if (known !== undefined) return known;
  let made: TextDecoder | null = null;
  try {
    made = new TextDecoder(name);
    // The platform's "replacement" encoding reads nothing at all.
    if (made.encoding === 'replacement') made = null;
  } catch {
    made = null;
  }
  // A mail can make up names without end.
  if (decoders.size < 200) decoders.set(name, made);
  return made;
}

function decodeAs(bytes: Uint8Array, name: string): string {
  return decoder(name)?.decode(bytes) ?? iconvDecode(Buffer.from(bytes), name);
}

/** A footer in latin1 below a body in UTF-8 spoils neither: each line is what it is. */
function byLines(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  let from = 0;
  while (from < buffer.length) {
    const end = buffer.indexOf(0x0a, from);
    const line = buffer.subarray(from, end === -1 ? buffer.length : end + 1);
    pieces.push(isUtf8(line) ? line.toString('utf8') : oddLine(line));
    from += line.length;
  }
  return pieces.join('');
}

/** Mostly good UTF-8 with a character cut in two is UTF-8; else it is what Windows wrote. */
function oddLine(line: Buffer): string {
  const asUtf8 = line.toString('utf8');
  const bad = asUtf8.split('\ufffd').length - 1;
  const good = (asUtf8.match(/[^\0-\x7f\ufffd]/g) ?? []).length;
  return good > 2 * bad ? asUtf8 : decodeAs(line, 'windows-1252');
}

function decodeWide(bytes: Uint8Array, name: string): string {
  const sample = bytes.subarray(0, 400);
  // Said to be wide, but no byte is zero and all of it is UTF-8: the program declared what it used inside.
  if (!sample.includes(0) && isUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  if (name.startsWith('utf-32')) return iconvDecode(Buffer.from(bytes), name);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be');
  if (name === 'utf-16' && bytes[0] === 0 && bytes[1] !== 0) return decodeAs(bytes, 'utf-16be');
  return decodeAs(bytes, name === 'utf-16' ? 'utf-16le' : name);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ISO-2022-JP shifts by escape sequences
const japaneseShift = /\x1b(\$[@B]|\([JI])/;

function hasJapanese(bytes: Uint8Array): boolean {
  if (!bytes.includes(0x1b)) return false;
  return japaneseShift.test(latin(bytes));
}

/** HZ (RFC 1843): GB 2312 in seven bits, between ~{ and ~}. */
function decodeHz(bytes: Uint8Array): string {
  return unshifted(latin(bytes), { from: '~{', to: '~}', charset: 'gb18030' }).replace(
    /~(~|\r?\n)/g,
    (_, what: string) => (what === '~' ? '~' : ''),
  );
}

/** ISO-2022-KR (RFC 1557): KS X 1001 in seven bits, between SO and SI; an escape sequence says so above. */
function decodeKorean(bytes: Uint8Array): string {
  const text = latin(bytes).replaceAll('\x1b$)C', '');
  return unshifted(text, { from: '\x0e', to: '\x0f', charset: 'euc-kr' });
}

function unshifted(text: string, shift: { from: string; to: string; charset: string }): string {
  return text
    .split(shift.from)
    .map((piece, index) => {
      if (index === 0) return piece;
      const end = piece.indexOf(shift.to);
      const inside = end === -1 ? piece : piece.slice(0, end);
      const raised = Buffer.from(inside, 'latin1').map(byte => (byte > 0x20 ? byte | 0x80 : byte));
      return decodeAs(raised, shift.charset) + (end === -1 ? '' : piece.slice(end + shift.to.length));
    })
    .join('');
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
