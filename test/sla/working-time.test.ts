import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Calendar } from '../../src/sla/calendar.ts';
import { holidayOn } from '../../src/sla/holidays.ts';
import { hoursInWords } from '../../src/sla/hours-in-words.ts';
import { addWorkingTime, nextOpening, workingTimeBetween } from '../../src/sla/working-time.ts';

const loaded = loadConfig(readFileSync('desk.yaml', 'utf8'), {});
if (!loaded.ok) throw new Error('desk.yaml');
const shipped = loaded.config.policy.calendar;
const withClosure: Calendar = {
  ...shipped,
  closures: [{ from: '2026-12-24', to: '2027-01-06', name: 'Chiusura natalizia' }],
};

const at = (local: string) => DateTime.fromISO(local, { zone: 'Europe/Rome' }).toJSDate();
const local = (instant: Date) =>
  DateTime.fromJSDate(instant, { zone: 'Europe/Rome' }).toFormat("yyyy-LL-dd'T'HH:mm");
const hours = (n: number) => n * 3600;

describe('adding working time', () => {
  test.each([
    ['within a window', '2026-11-24T09:00', 1, '2026-11-24T10:00'],
    ['over lunch', '2026-11-24T12:30', 1, '2026-11-24T15:00'],
    ['used up exactly at 13:00 is due at 13:00', '2026-11-24T12:00', 1, '2026-11-24T13:00'],
    ['from the lunch break', '2026-11-24T13:30', 1, '2026-11-24T15:30'],
    ['over night', '2026-11-24T18:00', 1, '2026-11-25T09:30'],
    ['over a weekend', '2026-12-04T18:00', 1, '2026-12-09T09:30'],
    ['a working day', '2026-11-23T09:00', 8, '2026-11-23T18:30'],
    ['over Easter Monday', '2026-04-03T18:00', 1, '2026-04-07T09:30'],
    ['over the end of summer time', '2026-10-23T18:00', 1, '2026-10-26T09:30'],
  ])('%s', (_name, from, count, due) => {
    const calendar: Calendar = { ...shipped, holidays: { ...shipped.holidays, extra: ['2026-12-07'] } };
    expect(local(addWorkingTime(calendar, at(from), hours(count)))).toBe(due);
  });

  test('over a closure of Christmas', () => {
    expect(local(addWorkingTime(withClosure, at('2026-12-23T18:00'), hours(1)))).toBe('2027-01-07T09:30');
  });

  test('a calendar that never opens is said, not walked for ever', () => {
    const never: Calendar = { ...shipped, week: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };
    expect(() => addWorkingTime(never, at('2026-11-24T09:00'), 1)).toThrow(/no working time/);
  });
});

test.each([
  ['2026-11-24T09:00', '2026-11-24T18:30', 8],
  ['2026-11-24T13:00', '2026-11-24T14:30', 0],
  ['2026-11-27T18:00', '2026-11-30T09:30', 1],
  ['2026-11-24T10:00', '2026-11-24T09:00', 0],
])('between %s and %s lie %s working hours', (from, to, expected) => {
  expect(workingTimeBetween(shipped, at(from), at(to))).toBe(hours(expected));
});

test.each([
  ['2026-11-24T10:00', '2026-11-24T10:00'],
  ['2026-11-24T13:00', '2026-11-24T14:30'],
  ['2026-11-28T10:00', '2026-11-30T09:00'],
])('after %s it opens at %s', (from, opens) => {
  expect(local(nextOpening(shipped, at(from)))).toBe(opens);
});

describe('Italy’s holidays', () => {
  const fixed = ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'];
  const easterMondays: Record<number, string> = {
    2025: '04-21',
    2026: '04-06',
    2027: '03-29',
    2028: '04-17',
    2029: '04-02',
    2030: '04-22',
  };

  test.each(Object.entries(easterMondays))('%s', (year, easterMonday) => {
    const closed = (monthDay: string) => holidayOn(shipped, `${year}-${monthDay}`) !== null;
    for (const day of [...fixed, easterMonday, '10-10']) expect([day, closed(day)]).toEqual([day, true]);
    expect(closed('10-04')).toBe(Number(year) >= 2026);
    expect(closed('03-19')).toBe(false);
  });
});

test('the hours, as one says them', () => {
  expect(hoursInWords(shipped, 'it')).toBe('dal lunedì al venerdì 9:00-13:00 e 14:30-18:30');
  expect(hoursInWords(shipped, 'en')).toBe('Monday to Friday 9:00-13:00 and 14:30-18:30');
  const saturdayToo: Calendar = {
    ...shipped,
    week: { ...shipped.week, 6: [{ from: 9 * 3600, to: 13 * 3600 }] },
  };
  expect(hoursInWords(saturdayToo, 'en')).toBe(
    'Monday to Friday 9:00-13:00 and 14:30-18:30; Saturday 9:00-13:00',
  );
});
