import Holidays from 'date-holidays';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { calendarShape } from '../../src/config/keys/calendar.ts';
import type { Calendar } from '../../src/sla/calendar.ts';
import { explain } from '../../src/sla/explain.ts';
import { holidayOn, holidaysIn, regionsOf } from '../../src/sla/holidays.ts';
import { hoursInWords } from '../../src/sla/hours-in-words.ts';
import { italysHolidays } from '../../src/sla/italy.ts';
import { addWorkingTime, isOpen, workingTimeBetween } from '../../src/sla/working-time.ts';
import { anyCalendar, office } from './calendars.ts';

const hour = 3600;
const rome = (local: string) => DateTime.fromISO(local, { zone: 'Europe/Rome' }).toJSDate();
const inRome = (at: Date) => DateTime.fromJSDate(at, { zone: 'Europe/Rome' }).toFormat("yyyy-LL-dd'T'HH:mm");
const week = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, ['09:00-13:00', '14:30-18:30']]),
);

/** As desk.yaml writes it. */
function calendarOf(yaml: Record<string, unknown>): Calendar {
  return calendarShape.parse({ zone: 'Europe/Rome', week, holidays: { country: 'IT' }, ...yaml });
}
/** Hours worked on a date, midnight to midnight. */
const worked = (calendar: Calendar, date: string) =>
  workingTimeBetween(
    calendar,
    rome(`${date}T00:00`),
    rome(DateTime.fromISO(date).plus({ days: 1 }).toISODate() ?? ''),
  ) / hour;

describe('hours of a day', () => {
  const calendar = calendarOf({
    hours: {
      '12-24': ['09:00-13:00'],
      '2026-12-31': [],
      '2026-12-05': ['09:00-12:00'],
      '2026-12-08': ['10:00-11:00'],
      '2027-12-24': ['09:00-10:00'],
    },
    closures: [{ from: '2028-12-20', to: '2028-12-23', name: 'x' }],
  });
  test.each([
    ['a half day of each year', '2026-12-24', 4],
    ['the date goes before the day of each year', '2027-12-24', 1],
    ['a half day on a Sunday opens nothing', '2028-12-24', 0],
    ['closed on one date', '2026-12-31', 0],
    ['and on that date alone', '2027-12-31', 8],
    ['a Saturday that is worked', '2026-12-05', 3],
    ['the Saturday after it', '2026-12-12', 0],
    ['a holiday that is worked', '2026-12-08', 1],
    ['the same holiday a year later', '2027-12-08', 0],
  ])('%s', (_name, date, hours) => {
    expect(worked(calendar, date)).toBe(hours);
  });

  test('a closure goes before the hours of a day', () => {
    const closed = { ...calendar, closures: [{ from: '2026-12-24', to: '2026-12-24', name: 'x' }] };
    expect(worked(closed, '2026-12-24')).toBe(0);
  });

  test('the day of each year may be a holiday, which it opens', () => {
    expect(worked(calendarOf({ hours: { '12-08': ['09:00-13:00'] } }), '2026-12-08')).toBe(4);
  });

  test('29 February has hours in the years that have it', () => {
    const leap = calendarOf({ hours: { '02-29': ['09:00-10:00'] } });
    expect([worked(leap, '2028-02-29'), worked(leap, '2027-03-01')]).toEqual([1, 8]);
  });

  test('a promise goes over a half day', () => {
    // Wednesday 23 December 2026, 18:00: half an hour, four hours on the 24th, then holidays until Monday.
    expect(inRome(addWorkingTime(calendar, rome('2026-12-23T18:00'), 5 * hour))).toBe('2026-12-28T09:30');
  });
});

describe('windows past midnight', () => {
  const late = calendarOf({ week: { fri: ['21:00-02:00'], mon: ['21:00-02:00'] }, holidays: null });
  test('belong to the day on which they begin', () => {
    expect(isOpen(late, rome('2026-11-28T01:59'))).toBe(true);
    expect(isOpen(late, rome('2026-11-28T02:00'))).toBe(false);
    expect(isOpen(late, rome('2026-11-27T01:00'))).toBe(false);
    expect(inRome(addWorkingTime(late, rome('2026-11-27T20:00'), 5 * hour))).toBe('2026-11-28T02:00');
  });
  test('the day’s closure takes the whole window, the next day’s none of it', () => {
    const closure = (date: string) => ({ ...late, closures: [{ from: date, to: date, name: 'x' }] });
    expect(isOpen(closure('2026-11-27'), rome('2026-11-28T01:00'))).toBe(false);
    expect(isOpen(closure('2026-11-28'), rome('2026-11-28T01:00'))).toBe(true);
  });
  test('on the last day of a year', () => {
    const calendar = calendarOf({ hours: { '12-31': ['21:00-02:00'] }, holidays: null });
    expect(isOpen(calendar, rome('2027-01-01T01:00'))).toBe(true);
  });
  test('in the nights in which clocks are moved', () => {
    const saturday = calendarOf({ week: { sat: ['22:00-04:00'] }, holidays: null });
    const night = (from: string, to: string) =>
      workingTimeBetween(saturday, rome(`${from}T12:00`), rome(`${to}T12:00`)) / hour;
    expect(night('2026-03-28', '2026-03-29')).toBe(5);
    expect(night('2026-10-24', '2026-10-25')).toBe(7);
  });
  test('are said as they are written', () => {
    expect(hoursInWords(late, 'it')).toBe('lunedì 21:00-2:00; venerdì 21:00-2:00');
  });
  test.each([
    [{ mon: ['13:00-09:00'] }, 'must end after'],
    [{ mon: ['09:00-09:00'] }, 'must end after'],
    [{ mon: ['21:00-02:00', '22:00-23:00'] }, 'overlap'],
    [{ mon: ['21:00-02:00'], tue: ['01:00-05:00'] }, 'overlaps the first one of tue'],
    [{ sun: ['21:00-02:00'], mon: ['01:00-05:00'] }, 'overlaps the first one of mon'],
  ])('%j is refused', (days, says) => {
    const parsed = calendarShape.safeParse({ zone: 'Europe/Rome', week: days });
    expect(parsed.error?.issues.map(({ message }) => message).join()).toContain(says);
  });
});

describe('regions', () => {
  // Fifty days after Easter, by the almanac.
  test.each([
    '2024-05-20',
    '2025-06-09',
    '2026-05-25',
    '2027-05-17',
    '2028-06-05',
    '2029-05-21',
    '2030-06-10',
  ])('South Tyrol keeps Whit Monday, %s, and the rest of Italy does not', date => {
    const [bz, it] = ['BZ', null].map(region => ({
      ...office,
      holidays: { country: 'IT', region, extra: [] },
    }));
    if (!bz || !it) throw new Error();
    expect(holidayOn(bz, date)).toEqual({ it: 'Lunedì di Pentecoste', en: 'Whit Monday' });
    expect(holidayOn(it, date)).toBeNull();
    const year = Number(date.slice(0, 4));
    expect(holidaysIn(bz, year)).toHaveLength(holidaysIn(it, year).length + 1);
    expect(holidayOn(bz, '2026-10-04')).toMatchObject({ en: 'Saint Francis of Assisi' });
    expect(holidayOn(bz, '2025-10-04')).toBeNull();
  });
  test.each(Array.from({ length: 80 }, (_, index) => 1990 + index))(
    'those of all of Italy are known by heart as the library has them: %i',
    year => {
      const library = new Holidays('IT');
      const named = (language: string) =>
        library
          .getHolidays(year, language)
          .filter(({ type, rule }) => type === 'public' && !rule.startsWith('10-04'));
      const inItalian = named('it');
      const theirs = named('en').map(({ date, name, rule }) => [
        date.slice(0, 10),
        { it: inItalian.find(day => day.rule === rule)?.name, en: name },
      ]);
      expect(italysHolidays(year)).toEqual(new Map(theirs as [string, { it: string; en: string }][]));
    },
  );
  test('those of other countries', () => {
    const bavaria = calendarOf({ holidays: { country: 'DE', region: 'BY' } });
    expect(holidayOn(bavaria, '2027-01-06')).not.toBeNull();
    expect(holidayOn(calendarOf({ holidays: { country: 'DE' } }), '2027-01-06')).toBeNull();
    expect(regionsOf('IT')).toEqual(expect.arrayContaining(['BZ', 'MI']));
  });
  test.each([
    [{ country: 'IT', region: 'TN' }, 'write one of'],
    [{ country: 'IT', region: '32' }, 'write one of'],
    // Florence's patron is no public holiday: accepted, it would change nothing.
    [{ country: 'IT', region: 'FI' }, 'under extra'],
    [{ country: 'none', region: 'BZ' }, 'under extra'],
    [{ region: 'BZ' }, 'under extra'],
  ])('%j is refused', (holidays, says) => {
    const parsed = calendarShape.safeParse({ zone: 'Europe/Rome', week, holidays });
    expect(parsed.error?.issues).toMatchObject([{ path: ['holidays', 'region'] }]);
    expect(parsed.error?.issues[0]?.message).toContain(says);
  });
});

test('what an explanation counts is what was counted, whatever the calendar', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      fc.integer({ min: Date.UTC(2025, 1, 1), max: Date.UTC(2030, 0, 1) }),
      fc.integer({ min: 0, max: 20 * 24 * hour }),
      (calendar, from, seconds) => {
        const [begin, end] = [new Date(from), new Date(from + seconds * 1000)];
        const told = explain(calendar, begin, end).reduce(
          (sum, step) => sum + ('seconds' in step ? step.seconds : 0),
          0,
        );
        expect(told).toBeCloseTo(workingTimeBetween(calendar, begin, end), 3);
      },
    ),
    { numRuns: 300, seed: 24 },
  );
});
