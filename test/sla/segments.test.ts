import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference, intersection, joined, lengthOf, type Segment } from '../../src/sla/segments.ts';

/** `2-5 7-9` */
const read = (text: string): Segment[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map(part => {
      const [start = 0, end = 0] = part.split('-').map(Number);
      return { start, end };
    });
const write = (segments: readonly Segment[]) => segments.map(({ start, end }) => `${start}-${end}`).join(' ');

test.each([
  ['nothing', '', ''],
  ['one', '1-3', '1-3'],
  ['in disorder', '5-6 1-3', '1-3 5-6'],
  ['an empty one', '1-3 4-4', '1-3'],
  ['one that ends before it begins', '1-3 6-5', '1-3'],
  ['touching', '1-3 3-5', '1-5'],
  ['overlapping', '1-4 3-5', '1-5'],
  ['one inside another', '1-9 3-5', '1-9'],
  ['one that bridges two', '1-3 5-7 2-6', '1-7'],
  ['twice the same', '1-3 1-3', '1-3'],
])('joined: %s', (_name, given, expected) => {
  expect(write(joined(read(given)))).toBe(expected);
});

test.each([
  ['nothing in common', '1-3', '5-7', ''],
  ['touching is nothing in common', '1-3', '3-5', ''],
  ['overlapping', '1-4', '3-6', '3-4'],
  ['one inside', '1-9', '3-5', '3-5'],
  ['the same', '1-3', '1-3', '1-3'],
  ['many over one', '1-2 4-6 8-9', '1-9', '1-2 4-6 8-9'],
  ['one over many, cut off', '2-9', '1-3 4-5 8-12', '2-3 4-5 8-9'],
  ['equal ends', '1-3 4-6', '2-3 5-6', '2-3 5-6'],
  ['with nothing', '1-3', '', ''],
])('intersection: %s', (_name, a, b, expected) => {
  expect(write(intersection(read(a), read(b)))).toBe(expected);
  expect(write(intersection(read(b), read(a)))).toBe(expected);
});

test.each([
  ['nothing to cut', '1-3', '', '1-3'],
  ['from nothing', '', '1-3', ''],
  ['elsewhere', '1-3', '3-5', '1-3'],
  ['the middle', '1-9', '3-5', '1-3 5-9'],
  ['the beginning', '1-9', '0-3', '3-9'],
  ['the end', '1-9', '7-12', '1-7'],
  ['all', '1-9', '1-9', ''],
  ['more than all', '2-3 5-6', '1-9', ''],
  ['one cut through two', '1-4 6-9', '3-7', '1-3 7-9'],
  ['two cuts in one', '1-9', '2-3 5-6', '1-2 3-5 6-9'],
  ['a cut that reaches into the next but one', '1-2 3-4 5-9', '1-6 7-8', '6-7 8-9'],
])('difference: %s', (_name, a, b, expected) => {
  expect(write(difference(read(a), read(b)))).toBe(expected);
});

test('lengthOf adds up', () => {
  expect(lengthOf(read('1-3 5-9'))).toBe(6);
  expect(lengthOf([])).toBe(0);
});

describe('laws', () => {
  const stretches = fc.array(
    fc.record({ start: fc.integer({ min: 0, max: 30 }), end: fc.integer({ min: 0, max: 30 }) }),
    { maxLength: 8 },
  );
  const segments = stretches.map(joined);
  const union = (a: readonly Segment[], b: readonly Segment[]) => joined([...a, ...b]);
  const one = (law: (a: readonly Segment[]) => void) => fc.assert(fc.property(segments, law));
  const two = (law: (a: readonly Segment[], b: readonly Segment[]) => void) =>
    fc.assert(fc.property(segments, segments, law), { numRuns: 500 });
  const three = (law: (a: readonly Segment[], b: readonly Segment[], c: readonly Segment[]) => void) =>
    fc.assert(fc.property(segments, segments, segments, law), { numRuns: 500 });
  const points = Array.from({ length: 31 }, (_, at) => at);
  const has = (all: readonly Segment[], at: number) => all.some(({ start, end }) => start <= at && at < end);

  test('each answers point by point what its name says', () => {
    fc.assert(
      fc.property(stretches, stretches, (some, others) => {
        const [a, b] = [joined(some), joined(others)];
        const [both, without] = [intersection(a, b), difference(a, b)];
        for (const at of points) {
          expect(has(a, at)).toBe(has(some, at));
          expect(has(both, at)).toBe(has(a, at) && has(b, at));
          expect(has(without, at)).toBe(has(a, at) && !has(b, at));
        }
      }),
    );
  });

  test('what comes out is ordered, and neither empty nor touching: it may go in again', () => {
    two((a, b) => {
      for (const result of [union(a, b), intersection(a, b), difference(a, b)])
        expect(joined(result)).toEqual(result);
    });
  });

  test('union and intersection do not care for order', () => {
    two((a, b) => {
      expect(union(a, b)).toEqual(union(b, a));
      expect(intersection(a, b)).toEqual(intersection(b, a));
    });
    three((a, b, c) => {
      expect(union(union(a, b), c)).toEqual(union(a, union(b, c)));
      expect(intersection(intersection(a, b), c)).toEqual(intersection(a, intersection(b, c)));
    });
  });

  test('with itself and with nothing', () => {
    one(a => {
      expect(union(a, a)).toEqual(a);
      expect(intersection(a, a)).toEqual(a);
      expect(difference(a, a)).toEqual([]);
      expect(union(a, [])).toEqual(a);
      expect(intersection(a, [])).toEqual([]);
      expect(difference(a, [])).toEqual(a);
    });
  });

  test('they distribute, and follow De Morgan', () => {
    three((a, b, c) => {
      expect(intersection(a, union(b, c))).toEqual(union(intersection(a, b), intersection(a, c)));
      expect(difference(a, union(b, c))).toEqual(difference(difference(a, b), c));
      expect(difference(a, intersection(b, c))).toEqual(union(difference(a, b), difference(a, c)));
    });
  });

  test('what is in both and what is in one only make up the whole', () => {
    two((a, b) => {
      expect(union(intersection(a, b), difference(a, b))).toEqual(a);
      expect(lengthOf(intersection(a, b)) + lengthOf(difference(a, b))).toBe(lengthOf(a));
      expect(lengthOf(union(a, b))).toBe(lengthOf(a) + lengthOf(b) - lengthOf(intersection(a, b)));
    });
  });
});
