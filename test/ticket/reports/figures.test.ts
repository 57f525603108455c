import { expect, test } from 'vitest';
import { figureWords } from '../../../src/chat/words/reports/figures.ts';
import { figureKeys, figuresOf, groups } from '../../../src/ticket/reports/figures.ts';
import { isMonth } from '../../../src/ticket/reports/spans.ts';
import { exampleReport } from './an-example.ts';

test('every figure stands in one group, and groups are told in their order', () => {
  expect(groups.flatMap(figuresOf)).toEqual(figureKeys);
});

test.each(['it', 'en'] as const)('no two figures bear one name, and each says what it is (%s)', language => {
  const { figures } = figureWords[language];
  expect(new Set(figureKeys.map(key => figures[key].name)).size).toBe(figureKeys.length);
  expect(figureKeys.filter(key => !/^[A-ZÈ].*\.$/u.test(figures[key].is))).toEqual([]);
});

test('a month alone, and a whole one, is a month', () => {
  const is = (from: string, to: string) => isMonth({ from: `2026-${from}`, to: `2026-${to}` });
  expect([is('11-01', '11-30'), is('02-01', '02-28')]).toEqual([true, true]);
  expect([is('11-01', '11-29'), is('11-02', '11-30'), is('10-01', '11-30')]).toEqual([false, false, false]);
});

test('the example is the same for the same seed, and another for another', () => {
  expect(exampleReport()).toEqual(exampleReport());
  expect(exampleReport({}, 13).whole).not.toEqual(exampleReport().whole);
});
