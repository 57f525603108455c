import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { nextFridayEvening } from '../../src/sandbox/stories/friday-evening/next-friday-evening.ts';
import { addWorkingTime } from '../../src/sla/working-time.ts';
import { shippedTerms } from '../chat/a-moment.ts';
import { rome } from '../ticket/at-rome.ts';

const { calendar } = shippedTerms;
const format = (at: Date) =>
  DateTime.fromJSDate(at, { zone: calendar.zone }).toFormat('ccc yyyy-MM-dd HH:mm');

describe('the story’s Friday', () => {
  test.each([
    ['a Monday', '2026-11-23T10:00', 'Fri 2026-11-27 18:00'],
    ['that very Friday, before', '2026-11-27T17:59', 'Fri 2026-11-27 18:00'],
    ['that very Friday, at six', '2026-11-27T18:00', 'Fri 2026-12-04 18:00'],
    ['before Christmas on a Friday, and New Year on one', '2026-12-24T18:10', 'Fri 2027-01-08 18:00'],
    ['before Easter Monday', '2027-03-25T10:00', 'Fri 2027-04-02 18:00'],
    ['before a Monday that is Saint Francis', '2027-09-30T10:00', 'Fri 2027-10-08 18:00'],
    ['before the night without two o’clock', '2028-03-20T10:00', 'Fri 2028-03-24 18:00'],
  ])('%s', (_name, now, friday) => {
    expect(format(nextFridayEvening(calendar, rome(now)))).toBe(friday);
  });

  test('whatever the day, the hour ends on Monday at half past nine', () => {
    for (let day = DateTime.fromISO('2026-11-28T03:00'); day.year < 2030; day = day.plus({ days: 1 })) {
      const friday = nextFridayEvening(calendar, day.toJSDate());
      expect(format(addWorkingTime(calendar, friday, 3600))).toMatch(/^Mon .* 09:30$/);
    }
  });

  test('a desk with other hours is told which the story needs', () => {
    const mornings = { ...calendar, week: { ...calendar.week, 5: [{ from: 9 * 3600, to: 13 * 3600 }] } };
    expect(() => nextFridayEvening(mornings, rome('2026-11-23T10:00'))).toThrow('closes at 18:30');
  });
});
