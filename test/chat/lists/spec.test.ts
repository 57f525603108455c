import fc from 'fast-check';
import { expect, test } from 'vitest';
import { specAtMost } from '../../../src/chat/button-press.ts';
import {
  aboutAtMost,
  foundKey,
  listSpec,
  lookedFor,
  readSpec,
  writeSpec,
} from '../../../src/chat/lists/spec.ts';

const after = 'f'.repeat(60);

test('whatever was looked for, in any script: a button bears it, from the first page to the last', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('я', 'ж', '漢', '🧾', '%', '&', '?', '=', ' ', '+', '#'),
      maxLength: 300,
    }),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom('', after), fc.boolean(), (words, mark, onHome) => {
      const about = lookedFor(words);
      const spec = listSpec(foundKey, { about, after: mark, onHome });
      const written = writeSpec(spec);
      expect(written).not.toBe('');
      expect(written.length).toBeLessThanOrEqual(specAtMost);
      expect(readSpec(written)).toEqual(spec);
    }),
  );
});

test.each([
  ['words&from=7&home=1', { about: 'words&from=7&home=1' }],
  ['a?b?c', { about: 'a?b?c' }],
  ['%D1%8F', { about: '%D1%8F' }],
])('%s stays what it is', (words, expected) => {
  const spec = listSpec(foundKey, { about: words, from: 12 });
  expect(readSpec(writeSpec(spec))).toMatchObject({ ...expected, from: 12, onHome: false });
});

test('a list from before, whose words were written with percent signs, goes on', () => {
  expect(readSpec('found?about=%D1%8F+a%26b&from=12')).toMatchObject({ about: 'я a&b', from: 12 });
});

test('what is too long to look for is cut between two words', () => {
  const long = `${'parola '.repeat(14)}contratto di assistenza`;
  expect(lookedFor(long)).toBe('parola '.repeat(14).trim());
  expect(lookedFor(`${'a'.repeat(aboutAtMost)} b`)).toBe('a'.repeat(aboutAtMost));
  expect(lookedFor('a'.repeat(300))).toBe('a'.repeat(aboutAtMost));
});
