import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, nextTurn } from '../../../src/ticket/clock/allotting.ts';

const who = (id: number, turns = 0, open = 0): Candidate => ({ id, name: `P${id}`, turns, open });

describe('whose turn it is', () => {
  test.each<[string, Parameters<typeof nextTurn>, number | null]>([
    ['nobody’s where nobody could', ['round-robin', [], null], null],
    ['whoever never had one', ['round-robin', [who(1, 4), who(2), who(3, 5)], null], 2],
    ['whoever has waited longest', ['round-robin', [who(1, 4), who(2, 6), who(3, 5)], null], 1],
    ['the work in hand is not asked', ['round-robin', [who(1, 1, 50), who(2, 2, 0)], null], 1],
    ['whoever has the least in hand', ['least-loaded', [who(1, 1, 3), who(2, 9, 2), who(3, 2, 3)], null], 2],
    ['of equals whoever has waited longest', ['least-loaded', [who(1, 9, 2), who(2, 3, 2)], null], 2],
    ['whoever serves the company, whatever they have', ['least-loaded', [who(1), who(2, 9, 90)], 2], 2],
    ['not who serves it, where they could not', ['round-robin', [who(1)], 2], 1],
  ])('%s', (_, [way, candidates, serving], id) => {
    expect(nextTurn(way, candidates, serving)?.to.id ?? null).toBe(id);
  });

  test('in turn, nobody is passed over: after any number of requests two people’s counts differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 60 }), (people, requests) => {
        const all = Array.from({ length: people }, (_, id) => who(id + 1));
        const got = new Map<number, number>();
        for (let turn = 1; turn <= requests; turn += 1) {
          const next = nextTurn('round-robin', all, null)?.to.id ?? 0;
          got.set(next, (got.get(next) ?? 0) + 1);
          const person = all.find(({ id }) => id === next);
          if (person) person.turns = turn;
        }
        const counts = all.map(({ id }) => got.get(id) ?? 0);
        return Math.max(...counts) - Math.min(...counts) <= 1;
      }),
    );
  });
});
