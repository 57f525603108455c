/** A part's content as it was before it was encoded for the journey; an unknown encoding leaves it as it is. */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return fromBase64(body);
  if (/quoted-?printable/i.test(encoding)) return fromQuotedPrintable(body);
  if (/uu(e|encode)/i.test(encoding)) return fromUuencode(body.toString('latin1'))?.content ?? body;
  return body;
}

/** Some servers say base64 and send plain words; and lists put a plain footer below it. */
function fromBase64(body: Buffer): Buffer {
  const text = body.toString('latin1');
  if (isProse(text)) return body;
  if (/^[a-z0-9+/\s]*(?:=\s*){0,2}$/i.test(text)) return Buffer.from(text, 'base64');
  const first = /\S[^\r\n]{0,1000}/.exec(text)?.[0] ?? '';
  const foreign = (first.match(/[^a-z0-9+/=]/gi) ?? []).length;
  if (foreign > first.length / 20) return body;
  // Padding ends a unit: some mailers pad every line.
  const footer = /=\s*\n(?=[^\n]*[^a-z0-9+/=\s])/i.exec(text);
  const encoded = footer ? text.slice(0, footer.index + 1) : text;
  return Buffer.concat(
    encoded.split(/=+/).map(unit => Buffer.from(unit.replace(/[^a-z0-9+/]/gi, ''), 'base64')),
  );
}

/**
 * Words without a sign between them have no letter that base64 has not; but its lines are long, and words are not. Some
 * gateways put a blank after each letter, or after each few: these are no words, and what they encode can be read.
 */
function isProse(text: string): boolean {
  const words = text.slice(0, 2000).match(/\S+/g) ?? [];
  const looksSo =
    words.length > 1 && words.every(word => word.length < 40) && /^\s*\S+[ \t]+\S/.test(text.slice(0, 200));
  if (!looksSo) return false;
  if (words.filter(word => word.length === 1).length > words.length * 0.9) return false;
  const decoded = Buffer.from(text.slice(0, 2000).replace(/\s+/g, ''), 'base64');
  return !isReadable(decoded.subarray(0, -4));
}

/** UTF-8 without control characters; a few bytes may be so by chance. */
function isReadable(bytes: Buffer): boolean {
  const text = new TextDecoder().decode(bytes, { stream: true });
  return bytes.length >= 8 && !/[^\P{Cc}\s]|\ufffd/u.test(text);
}

function fromQuotedPrintable(body: Buffer): Buffer {
  const result = Buffer.allocUnsafe(body.length);
  let length = 0;
  let at = 0;
  while (at < body.length) {
    const equals = body.indexOf(0x3d, at);
    const end = equals === -1 ? body.length : equals;
    length += body.copy(result, length, at, end);
    at = end;
    if (equals === -1) break;
    const value = hex(body[at + 1]) * 16 + hex(body[at + 2]);
    const soft = softBreak(body, at + 1);
    if (value >= 0) {
      result[length++] = value;
      at += 3;
    } else if (soft > 0) at = soft;
    else {
      result[length++] = 0x3d;
      at++;
    }
  }
  return result.subarray(0, length);
}

/** @returns where the next line begins if only blanks are left in this one, else 0 */
function softBreak(body: Buffer, from: number): number {
  let at = from;
  while (at < from + 80 && (body[at] === 0x20 || body[at] === 0x09 || body[at] === 0x0d)) at++;
  if (at >= body.length) return body.length;
  return body[at] === 0x0a ? at + 1 : 0;
}

function hex(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1000;
}

/**
 * A file that was written into a text before MIME came: between `begin 644 name` and `end`.
 *
 * @returns the first such file and where it stands, or null
 */
export function fromUuencode(
  text: string,
): { name: string; content: Buffer; from: number; to: number } | null {
  const begin = /^begin [0-7]{3,4} ([^\r\n]{1,200})\r?\n/m.exec(text);
  if (!begin) return null;
  const start = begin.index + begin[0].length;
  const end = /^end[ \t]*\r?$/m.exec(text.slice(start));
  if (!end) return null;
  const lines = text.slice(start, start + end.index).split(/\r?\n/);
  if (!lines.every(line => /^[\x20-\x60]*$/.test(line))) return null;
  const content = Buffer.concat(lines.map(uuLine));
  return { name: begin[1]?.trim() ?? '', content, from: begin.index, to: start + end.index + end[0].length };
}

function uuLine(line: string): Buffer {
  const length = line === '' ? 0 : (line.charCodeAt(0) - 32) & 63;
  const bytes = Buffer.alloc(length);
  const six = (index: number) => ((line.charCodeAt(index) || 32) - 32) & 63;
  for (let out = 0, at = 1; out < length; out += 3, at += 4) {
    const all = (six(at) << 18) | (six(at + 1) << 12) | (six(at + 2) << 6) | six(at + 3);
    bytes[out] = all >> 16;
    if (out + 1 < length) bytes[out + 1] = (all >> 8) & 255;
    if (out + 2 < length) bytes[out + 2] = all & 255;
  }
  return bytes;
}
