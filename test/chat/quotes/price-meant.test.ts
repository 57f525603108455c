import { expect, test } from 'vitest';
import { priceMeant } from '../../../src/chat/quotes/price-meant.ts';
import { lengthMeant } from '../../../src/chat/when/length-meant.ts';

test.each([
  ['30m', 30],
  ['30 min', 30],
  ['45 minuti', 45],
  ['1h', 60],
  ['1h30', 90],
  ['1h 30m', 90],
  ['1 h 30', 90],
  ['1:30', 90],
  ['2 ore', 120],
  ['due ore', 120],
  ['un’ora', 60],
  ["un'ora e mezza", 90],
  ['un’ora e un quarto', 75],
  ['2 ore e 20 minuti', 140],
  ['2 ore e 20', 140],
  ['2,5 ore', 150],
  ['1.5h', 90],
  ["mezz'ora", 30],
  ['half an hour', 30],
  ['an hour and a half', 90],
  ['two hours and 10 minutes', 130],
  ['a quarter of an hour', 15],
])('“%s” is %i minutes', (typed, minutes) => {
  expect(lengthMeant(typed)).toBe(minutes);
});

test.each([
  '',
  '30',
  '1',
  'molto',
  '2 giorni',
  '1d',
  '3 weeks',
  '-30m',
  '0m',
  '1h90',
  'ieri',
  '30m 5€',
  'x'.repeat(100),
])('“%s” is no length of hours and minutes', typed => {
  expect(lengthMeant(typed)).toBeNull();
});

test.each([
  ['6 ore', { of: 'time', minutes: 360 }],
  ['1h30', { of: 'time', minutes: 90 }],
  ['480 €', { of: 'sum', cents: 48_000, currency: 'EUR' }],
  ['480€', { of: 'sum', cents: 48_000, currency: 'EUR' }],
  ['€ 480,50', { of: 'sum', cents: 48_050, currency: 'EUR' }],
  ['EUR 1.200,5', { of: 'sum', cents: 120_050, currency: 'EUR' }],
  ['1,200.50 euros', { of: 'sum', cents: 120_050, currency: 'EUR' }],
  ['1.200 euro', { of: 'sum', cents: 120_000, currency: 'EUR' }],
  ['1 200 eur', { of: 'sum', cents: 120_000, currency: 'EUR' }],
] as const)('“%s” is a price', (typed, price) => {
  expect(priceMeant(typed, 'EUR')).toEqual(price);
});

test.each(['', '6', '480', '480 $', 'CHF 20', '1.20.30 €', '€', '12,345 x', '-5 €', '=1+1 €', '1,2,3 €'])(
  '“%s” is none',
  typed => {
    expect(priceMeant(typed, 'EUR')).toBeNull();
  },
);

test('in its own currency', () => {
  expect(priceMeant('Fr. 20', 'CHF')).toEqual({ of: 'sum', cents: 2000, currency: 'CHF' });
});
