/** What windows-1252 shows for the bytes 80 to 9F; those that it leaves out stand for themselves. */
const windows: Record<string, number> = Object.fromEntries(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((letter, index) => [
    letter,
    0x80 + index,
  ]),
);

/** Letters that a reader of Latin 1 or windows-1252 sees where UTF-8 has a character of two to four bytes. */
const later = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
const one = `(?:[\\u00c2-\\u00df]${later}|[\\u00e0-\\u00ef]${later}{2}|[\\u00f0-\\u00f4]${later}{3})`;
const sequence = new RegExp(one, 'g');
const endsWithOne = new RegExp(`${one}$`);
const beginsWithOne = new RegExp(`^${one}`);

/** "Il PDF mostra Ã¨ al posto di è": who writes about it means what he writes. */
const aboutLetters =
  /caratter|accent|codific|invece|al posto|anzich[eé]|strani|simbol|lettere|illeggibil|encod|charset|utf|unicode|ascii|character|instead|garbled|symbol|sonderzeichen|umlaut|kodier|caract[eè]r/i;
const lookedAt = 200_000;

/** Letters of the West with their accents, its marks and symbols, emoji: what bytes of windows-1252 seldom make by chance. */
export const western =
  /^(?:[\u00a0-\u017f\u0218-\u021b\u1ea0-\u1eff\u2000-\u2bff\ufb00-\ufb06\u{1f000}-\u{1faff}]|[\u0300-\u0303]|\ufe0f|\u0308|\u030a|\u0327)$/u;

/**
 * A text that somebody's program took for Latin 1 and encoded in UTF-8 once more (`Ã¨` for `è`), made readable; each
 * character by itself, for such a program may have touched only a part. What a letter and the marks behind it make by
 * chance (`weiß…`, `« Qualité »` with blanks that do not break) is left.
 */
export function mendTwiceEncoded(text: string): string {
  const start = text.slice(0, lookedAt);
  const isFound = sequence.test(start);
  sequence.lastIndex = 0;
  if (!isFound || aboutLetters.test(start)) return text;
  const isTwiceEncoded = [...start.matchAll(sequence)].some(match => isClear(match, start));
  if (!isTwiceEncoded) return text;
  const once = text.replace(sequence, (letters, at: number) =>
    isMeant(letters, at, text) ? (decoded(letters) ?? letters) : letters,
  );
  return once === text ? text : mendTwiceEncoded(once);
}

/** A capital before a quotation mark, a dash or a blank may be what was written (`MAÇÃ”`), unless a small letter is before it. */
function isClear({ 0: letters, index }: RegExpExecArray, text: string): boolean {
  if (!isMeant(letters, index, text)) return false;
  const before = text[index - 1] ?? '';
  return letters.length > 2 || /\p{Ll}/u.test(before) || !/[“”‘’‚„«»‹›–—…•\u00a0]$/.test(letters);
}

/** It makes a sign of the West, or stands beside another such: nobody writes a single letter of a foreign script. */
function isMeant(letters: string, at: number, text: string): boolean {
  const made = decoded(letters);
  if (made === null) return false;
  return western.test(made) || isBeside(text, at, at + letters.length);
}

function isBeside(text: string, from: number, to: number): boolean {
  return (
    endsWithOne.test(text.slice(Math.max(0, from - 4), from)) || beginsWithOne.test(text.slice(to, to + 4))
  );
}

function decoded(letters: string): string | null {
  const bytes = Buffer.from([...letters].map(letter => windows[letter] ?? letter.charCodeAt(0)));
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? null : text;
}
