import { expect, test } from 'vitest';
import { commands } from '../../../src/chat/commands/registry.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { languages } from '../../../src/ticket/words.ts';

/** Where sentences with nothing in them stand, of those that are told as they are. */
function emptyIn(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => emptyIn(inner, `${path}.${key}`));
}

// The compiler asks for both languages; that something is said in them it cannot ask for.
test.each(languages)('in %s every sentence says something', language => {
  expect(emptyIn(wordsIn(language), language)).toEqual([]);
  expect(commands.flatMap(({ words }, n) => emptyIn(words[language], `${language}.commands.${n}`))).toEqual(
    [],
  );
});

test('an empty sentence is seen, however deep', () => {
  expect(emptyIn({ a: { b: ' ', c: 'c', d: () => '' } }, 'it')).toEqual(['it.a.b']);
});
