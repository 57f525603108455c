/** What windows-1252 shows for the bytes 80 to 9F; those that it leaves out stand for themselves. */
const windows: Record<string, number> = Object.fromEntries(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((letter, index) => [
    letter,
    0x80 + index,
  ]),
);

/** Letters that a reader of Latin 1 or windows-1252 sees where UTF-8 has a character of two to four bytes. */
const later = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
const sequence = new RegExp(
  `[\\u00c2-\\u00df]${later}|[\\u00e0-\\u00ef]${later}{2}|[\\u00f0-\\u00f4]${later}{3}`,
  'g',
);

/** "Il PDF mostra Ã¨ al posto di è": who writes about it means what he writes. */
const aboutLetters =
  /caratter|accent|codific|invece|al posto|anzich[eé]|strani|simbol|lettere|illeggibil|encod|charset|utf|unicode|ascii|character|instead|garbled|symbol|sonderzeichen|umlaut|kodier|caract[eè]r/i;
const lookedAt = 200_000;

/**
 * A text that somebody's program took for Latin 1 and encoded in UTF-8 once more (`Ã¨` for `è`), made readable; each
 * character by itself, for such a program may have touched only a part.
 */
export function mendTwiceEncoded(text: string): string {
  const start = text.slice(0, lookedAt);
  const found = [...start.matchAll(sequence)];
  if (found.length === 0 || aboutLetters.test(start)) return text;
  if (found.length === 1 && !isClear(found[0]?.[0] ?? '', start[(found[0]?.index ?? 0) - 1] ?? ''))
    return text;
  const once = text.replace(sequence, letters => decoded(letters) ?? letters);
  return once === text ? text : mendTwiceEncoded(once);
}

/** A capital before a quotation mark, a dash or a blank may be what was written (`MAÇÃ”`), unless a small letter is before it. */
function isClear(letters: string, before: string): boolean {
  return letters.length > 2 || /\p{Ll}/u.test(before) || !/[“”‘’‚„«»‹›–—…•\u00a0]$/.test(letters);
}

function decoded(letters: string): string | null {
  const bytes = Buffer.from([...letters].map(letter => windows[letter] ?? letter.charCodeAt(0)));
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? null : text;
}
