/** A text that was read, or why it cannot be, and on which line. */
export type Decoded = { ok: true; text: string } | { ok: false; line: number; says: string };

const asUtf8 = 'save it as UTF-8 (in an editor: Save with encoding)';

/**
 * A file's bytes as text. Only UTF-8 is taken, with or without its byte order mark: a letter that was guessed wrongly
 * would stand in what customers read.
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide) return { ok: false, line: 1, says: `it is written in ${wide}: ${asUtf8}` };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  const again = Buffer.from(text, 'utf8');
  if (!again.equals(buffer)) {
    const at = buffer.findIndex((byte, index) => byte !== again[index]);
    const line = lineAt(buffer.toString('latin1'), at);
    return {
      ok: false,
      line,
      says: `a letter on this line is not written in UTF-8, but perhaps in Latin-1 (Windows-1252): ${asUtf8}`,
    };
  }
  return decodeText(text);
}

/** Of a text that was decoded before: what no editor's encoding mends any more. */
export function decodeText(text: string): Decoded {
  const lost = text.indexOf('\ufffd');
  if (lost !== -1)
    return {
      ok: false,
      line: lineAt(text, lost),
      says: `here stands \ufffd, what is left of a letter after a wrong encoding: write that letter anew, and save the file as UTF-8`,
    };
  return { ok: true, text: text.replace(/^\ufeff/, '') };
}

function wideEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  // No text has a byte of zeros, but half of one in UTF-16 is.
  return bytes.includes(0) ? 'UTF-16 or UTF-32, or is not text' : null;
}

/** Counted from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
