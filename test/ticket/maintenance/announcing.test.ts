import { expect, test } from 'vitest';
import { addressees } from '../../../src/ticket/maintenance/announcing.ts';

const who = (base: string) => ({ base, address: base, language: 'it' as const });
const told = (known: Record<string, number>) =>
  new Map(Object.entries(known).map(([base, version]) => [base, { ...who(base), version }]));
const as = (...given: Parameters<typeof addressees>) =>
  Object.fromEntries(addressees(...given).map(each => [each.base, each.as]));

test('at first all whom it concerns are told that it is planned', () => {
  expect(as([who('a'), who('b')], told({}), 1)).toEqual({ a: 'planned', b: 'planned' });
});

test('who knows an earlier version is told that it has changed, whether it still concerns them or not; the others that it is planned', () => {
  expect(as([who('a'), who('c')], told({ a: 1, b: 1 }), 2)).toEqual({
    a: 'changed',
    b: 'changed',
    c: 'planned',
  });
});

test('who knows it as it is now is not told again', () => {
  expect(as([who('a'), who('b')], told({ a: 2, b: 1 }), 2)).toEqual({ b: 'changed' });
});

test('that it is cancelled only those are told who know of it', () => {
  expect(as([who('a'), who('c')], told({ a: 1, b: 2 }), null)).toEqual({ a: 'cancelled', b: 'cancelled' });
});
