import { expect, test } from 'vitest';
import { daysInWords } from '../../../src/chat/in-words/days-in-words.ts';

test.each([
  ['it', '2026-12-01', '2026-12-01', '1 dic 2026'],
  ['it', '2026-12-01', '2026-12-03', '1–3 dic 2026'],
  ['it', '2026-11-28', '2026-12-02', '28 nov – 2 dic 2026'],
  ['en', '2026-12-28', '2027-01-02', '28 Dec 2026 – 2 Jan 2027'],
] as const)('%s: %s to %s is %s', (language, from, to, words) =>
  expect(daysInWords({ from, to }, { language })).toBe(words),
);
