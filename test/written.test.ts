import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readable, readableLine } from '../src/chat/readable.ts';
import { cleanLine } from '../src/mail/reading/text.ts';
import { valueIn } from '../src/ticket/catalogue/own-field.ts';
import { withText } from '../src/ticket/grammar/typed-text.ts';
import { saysNothing, written } from '../src/written.ts';

/** All that Unicode has no picture for, up to where its planes of letters end. */
const unseen = Array.from({ length: 0x20000 }, (_, code) => code)
  .concat(Array.from({ length: 0x1000 }, (_, at) => 0xe0000 + at))
  .filter(code => code < 0xd800 || code > 0xdfff)
  .map(code => String.fromCodePoint(code))
  .filter(char => /[\s\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(char));
const blank = fc.string({ unit: fc.constantFrom(...unseen), maxLength: 60 });

describe('what shows nothing says nothing', () => {
  test('blanks of whatever width, marks that are not seen, fillers of Hangul, empty braille: each, and any mixture', () => {
    expect(unseen).toEqual(
      expect.arrayContaining(['\u200B', '\u2060', '\u00AD', '\u3164', '\u{E0041}', '\uFE0F']),
    );
    expect(unseen.filter(char => !saysNothing(char))).toEqual([]);
    fc.assert(fc.property(blank, text => written(text) === ''));
  });

  test('no letter, note, reason or field is made of it', () => {
    fc.assert(
      fc.property(blank, text => {
        expect(withText(text, typed => [typed])).toMatchObject({ ok: false });
        expect(valueIn({ key: 'k', name: { it: '', en: '' }, isFormer: false, kind: 'text' }, text)).toEqual({
          value: '',
        });
      }),
    );
  });

  test('no name and no subject either, in a mail or on a card', () => {
    fc.assert(
      fc.property(blank, text => {
        expect([cleanLine(text), readable(text, 100), readableLine(text, 100)]).toEqual(['', '', '']);
      }),
    );
  });

  test('one character that is seen among them is enough, and it is kept as it was typed', () => {
    for (const seen of ['a', '.', '🇮🇹', '👩‍👩‍👧‍👦', 'ㅎ', '⠁', 'א', '✔️', '한'])
      expect(written(`\u200B ${seen}\u2060\n`)).toBe(`\u200B ${seen}\u2060`);
  });
});
