import { expect, test } from 'vitest';
import { withAbsence } from '../../../src/chat/away/in-words.ts';
import type { Absence } from '../../../src/ticket/people/absences.ts';
import { rome } from '../../ticket/at-rome.ts';
import { aMoment } from '../a-moment.ts';

const [anna, bea, carla] = ['Anna', 'Bea', 'Carla'].map((name, index) => ({ id: index + 1, name }));
if (!anna || !bea || !carla) throw new Error('three are there');
const now = rome('2026-11-26T10:00');
let ids = 0;
const away = (operator: typeof anna, substitute: typeof anna | null): Absence => {
  ids += 1;
  return { id: ids, operator, substitute, from: now, until: rome('2026-11-30T09:00') };
};
const annas = (...absences: Absence[]) =>
  withAbsence(anna, { ...aMoment('en', now), absences: [away(anna, bea), ...absences] }, 60);

test.each([
  ['whoever was named', [], 'Anna (away until Mon 30 Nov; Bea stands in)'],
  [
    'the next, where that one is away too',
    [away(bea, carla)],
    'Anna (away until Mon 30 Nov; Carla stands in)',
  ],
  ['nobody, where it goes round in a circle', [away(bea, anna)], 'Anna (away until Mon 30 Nov)'],
  ['nobody, where that one named nobody', [away(bea, null)], 'Anna (away until Mon 30 Nov)'],
])('beside the name stands whom the calls reach: %s', (_, absences, words) => {
  expect(annas(...absences)).toBe(words);
});
