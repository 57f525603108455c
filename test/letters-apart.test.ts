import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersApart } from '../src/letters-apart.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });

test('counting ends where more is of no interest, and counts the same until there', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 9 }), (a, b, atMost) => {
      const apart = lettersApart(a, b, 99);
      expect(lettersApart(a, b, atMost)).toBe(apart <= atMost ? apart : Infinity);
      expect(apart).toBe(lettersApart(b, a, 99));
    }),
    { numRuns: 2000 },
  );
  expect(lettersApart('stampa', 'satmpa', 2)).toBe(1);
});
