import { describe, expect, test } from 'vitest';
import {
  type Absence,
  absenceOf,
  isAway,
  overlapping,
  standInFor,
} from '../../../src/ticket/people/absences.ts';
import { rome } from '../at-rome.ts';

const [anna, bea, carla, dino] = ['Anna', 'Bea', 'Carla', 'Dino'].map((name, id) => ({
  id: id + 1,
  name,
})) as [Absence['operator'], Absence['operator'], Absence['operator'], Absence['operator']];
const [from, until] = [rome('2026-11-26T14:00'), rome('2026-11-30T09:00')];
const during = rome('2026-11-27T10:00');
let ids = 0;

function away(
  operator: Absence['operator'],
  substitute: Absence['substitute'],
  given = { from, until },
): Absence {
  ids += 1;
  return { id: ids, operator, substitute, ...given };
}

const everybody = () => true;

test.each([
  ['before it begins', rome('2026-11-26T13:59'), false],
  ['from its first instant', from, true],
  ['while it lasts', during, true],
  ['a moment before its end', new Date(until.getTime() - 1), true],
  ['at its end', until, false],
])('somebody is away: %s', (_, now, isSo) => {
  expect(isAway([away(anna, null)], anna.id, now)).toBe(isSo);
  expect(isAway([away(anna, null)], bea.id, now)).toBe(false);
});

describe('who stands in', () => {
  test.each<[string, Absence[], string | null]>([
    ['nobody for who is there', [away(bea, carla)], null],
    ['nobody where nobody was named', [away(anna, null)], null],
    ['whom they named', [away(anna, bea)], 'Bea'],
    ['of who is away too, whom that one named', [away(anna, bea), away(bea, carla)], 'Carla'],
    ['and so on', [away(anna, bea), away(bea, carla), away(carla, dino)], 'Dino'],
    ['nobody at the end of those who are away', [away(anna, bea), away(bea, null)], null],
    ['nobody where two stand in for each other', [away(anna, bea), away(bea, anna)], null],
    ['nobody in a circle of others', [away(anna, bea), away(bea, carla), away(carla, bea)], null],
    [
      'whom they named, who will be away later',
      [away(anna, bea), away(bea, carla, { from: until, until: rome('2026-12-04T09:00') })],
      'Bea',
    ],
  ])('%s', (_, absences, name) => {
    expect(standInFor(absences, anna.id, during, everybody)?.name ?? null).toBe(name);
  });

  test('not who is no operator any more', () => {
    expect(standInFor([away(anna, bea)], anna.id, during, id => id !== bea.id)).toBeNull();
  });
});

test('an absence that lies in the time of another of the same person is found, one beside it is not', () => {
  const known = [away(anna, null)];
  const found = (begin: string, end: string, who = anna, but: number | null = null) =>
    overlapping(known, { operator: who.id, from: rome(begin), until: rome(end) }, but) !== null;
  expect(found('2026-11-27T09:00', '2026-11-28T09:00')).toBe(true);
  expect(found('2026-11-20T09:00', '2026-12-20T09:00')).toBe(true);
  expect(found('2026-11-20T09:00', '2026-11-26T14:00')).toBe(false);
  expect(found('2026-11-30T09:00', '2026-12-04T09:00')).toBe(false);
  expect(found('2026-11-27T09:00', '2026-11-28T09:00', bea)).toBe(false);
  expect(found('2026-11-27T09:00', '2026-11-28T09:00', anna, known[0]?.id)).toBe(false);
});

test('of several absences that one counts which goes on', () => {
  const later = away(anna, carla, { from: rome('2026-12-07T09:00'), until: rome('2026-12-11T09:00') });
  const known = [away(anna, bea), later];
  expect(absenceOf(known, anna.id, rome('2026-12-09T09:00'))).toBe(later);
  expect(absenceOf(known, anna.id, rome('2026-12-01T09:00'))).toBeNull();
});
