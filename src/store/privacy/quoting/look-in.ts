/** What is shorter is not looked for. */
export const shortest = 12;

/** Of each place of a text so many bits are kept: few pieces that are not in it seem to be. */
const bitsOfEach = 16;
const mostBits = 2 ** 27;

/**
 * Looks for many pieces in one text, however long: what is not in it is known by its first characters that never stand so there,
 * without the text being read again.
 *
 * @returns whether a piece of at least `shortest` characters stands in the text
 */
export function lookIn(text: string): (piece: string) => boolean {
  const bits = Math.min(mostBits, 2 ** Math.ceil(Math.log2(Math.max(64, text.length * bitsOfEach))));
  const seen = new Uint8Array(bits / 8);
  everyStretch(text, hash => {
    const bit = hash & (bits - 1);
    seen[bit >> 3] = (seen[bit >> 3] ?? 0) | (1 << (bit & 7));
    return true;
  });
  // Pieces are mostly looked for in the order in which they stand there.
  let next = 0;
  return piece => {
    if (piece.length < shortest) return false;
    const mayBe = everyStretch(piece, hash => {
      const bit = hash & (bits - 1);
      return ((seen[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
    });
    if (!mayBe) return false;
    const at = text.startsWith(piece, next) ? next : text.indexOf(piece);
    if (at === -1) return false;
    next = at + piece.length;
    return true;
  };
}

const base = 0x01000193;
/** What a character counts when it leaves a stretch. */
const leaving = Array.from({ length: shortest }).reduce<number>(power => Math.imul(power, base), 1);

/** Whether all stretches of `shortest` characters are so, each told by a number. */
function everyStretch(text: string, isSo: (hash: number) => boolean): boolean {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0;
    if (at >= shortest) hash = (hash - Math.imul(text.charCodeAt(at - shortest), leaving)) | 0;
    // Its high bits tell more.
    if (at >= shortest - 1 && !isSo((hash ^ (hash >>> 15)) >>> 0)) return false;
  }
  return true;
}
