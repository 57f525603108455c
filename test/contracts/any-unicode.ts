import fc from 'fast-check';

/** What stands between: halves of pairs, which are no characters. */
const surrogates = { first: 0xd800, count: 0x800 };

/**
 * Any character of Unicode, as `unit: 'binary'` draws them, and made smaller in the same way. That one lists all its million
 * characters, to know one when it sees it: seconds in each process, and a hundred megabytes. This one counts.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: 0x10ffff - surrogates.count }).map(
  index => String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count),
  character => {
    const code = typeof character === 'string' ? (character.codePointAt(0) ?? -1) : -1;
    const isHalf = code >= surrogates.first && code < surrogates.first + surrogates.count;
    if (code < 0 || isHalf || String.fromCodePoint(code) !== character) throw new Error('no character');
    return code < surrogates.first ? code : code - surrogates.count;
  },
);
