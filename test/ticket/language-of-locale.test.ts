import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageOfLocale } from '../../src/ticket/people/language-of-locale.ts';

test.each([
  ['it', 'it'],
  ['it-IT', 'it'],
  ['it_CH', 'it'],
  ['IT-it', 'it'],
  [' en ', 'en'],
  ['en-US', 'en'],
  ['en_GB', 'en'],
  ['en-Latn-GB-x-private', 'en'],
  ['fr-FR', null],
  ['xx', null],
  ['', null],
  ['-', null],
  ['-it', null],
  ['italiano', null],
  ['english', null],
  ['ita', null],
  ['i t', null],
  [`it-${'x'.repeat(10_000)}`, null],
  [undefined, null],
  [null, null],
  [7, null],
  [['it'], null],
  [{ toString: () => 'it' }, null],
])('%j means %j', (locale, language) => {
  expect(languageOfLocale(locale)).toBe(language);
});

test('whatever a client sends, it is one of ours or none', () => {
  fc.assert(fc.property(fc.anything(), told => ['it', 'en', null].includes(languageOfLocale(told))));
});
