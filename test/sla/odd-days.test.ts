import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import type { Calendar, Weekday, Window } from '../../src/sla/calendar.ts';
import { holidaysIn, isCountryKnown } from '../../src/sla/holidays.ts';
import { addWorkingTime, isOpen, nextOpening, workingTimeBetween } from '../../src/sla/working-time.ts';
import { cpuClock } from '../cpu-clock.ts';
import { office } from './calendars.ts';

const hour = 3600;
const rome = (local: string) => DateTime.fromISO(local, { zone: 'Europe/Rome' }).toJSDate();
const inRome = (at: Date) => DateTime.fromJSDate(at, { zone: 'Europe/Rome' }).toFormat("yyyy-LL-dd'T'HH:mm");
const utc = (text: string) => new Date(`${text}Z`);
const everyDay = (...day: Window[]): Calendar => ({
  zone: 'Europe/Rome',
  week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day },
  holidays: { country: null, extra: [] },
  closures: [],
  workingDaySeconds: 8 * hour,
});
const from = (opens: number, closes: number): Window => ({ from: opens * hour, to: closes * hour });
/** What is worked on one date: no other day of its week has windows, so that it need not be said when it begins. */
const hoursOn = (calendar: Calendar, date: string) => {
  const noon = DateTime.fromISO(`${date}T12:00`, { zone: calendar.zone });
  const weekday = noon.weekday as Weekday;
  const none: Calendar['week'] = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
  const alone = { ...calendar, week: { ...none, [weekday]: calendar.week[weekday] } };
  const [before, after] = [noon.minus({ days: 1 }).toJSDate(), noon.plus({ days: 1 }).toJSDate()];
  return workingTimeBetween(alone, before, after) / hour;
};

describe('clocks go forward: an hour that is skipped is not worked', () => {
  // In Rome 2:00 becomes 3:00 on 29 March 2026.
  test.each([
    ['the whole day', [from(0, 24)], 23],
    ['the night', [from(1, 4)], 2],
    ['the hour itself', [from(2, 3)], 0],
    ['half of it', [from(1.5, 2.5)], 0.5],
    ['the office', [from(9, 13), from(14.5, 18.5)], 8],
  ])('%s', (_name, windows, expected) => {
    expect(hoursOn(everyDay(...windows), '2026-03-29')).toBe(expected);
  });

  test('an hour that begins before it is over after it', () => {
    const calendar = everyDay(from(0, 24));
    expect(addWorkingTime(calendar, utc('2026-03-29T00:30:00'), hour)).toEqual(utc('2026-03-29T01:30:00'));
    expect(inRome(addWorkingTime(calendar, rome('2026-03-29T01:30'), hour))).toBe('2026-03-29T03:30');
  });

  test('a window that lies in it opens on the next day', () => {
    expect(inRome(nextOpening(everyDay(from(2, 3)), rome('2026-03-29T00:00')))).toBe('2026-03-30T02:00');
  });
});

describe('clocks go back: an hour that is shown twice is worked twice', () => {
  // In Rome 3:00 becomes 2:00 on 25 October 2026, at 01:00 UTC.
  test.each([
    ['the whole day', [from(0, 24)], 25],
    ['the night', [from(1, 4)], 4],
    ['the hour itself', [from(2, 3)], 2],
    ['half of it', [from(2, 2.5)], 1],
    ['the office', [from(9, 13), from(14.5, 18.5)], 8],
  ])('%s', (_name, windows, expected) => {
    expect(hoursOn(everyDay(...windows), '2026-10-25')).toBe(expected);
  });

  test('half an hour of it is worked in two pieces', () => {
    const calendar = everyDay(from(2, 2.5));
    expect(addWorkingTime(calendar, utc('2026-10-24T22:00:00'), 0.5 * hour)).toEqual(
      utc('2026-10-25T00:30:00'),
    );
    expect(addWorkingTime(calendar, utc('2026-10-24T22:00:00'), 0.75 * hour)).toEqual(
      utc('2026-10-25T01:15:00'),
    );
    expect(isOpen(calendar, utc('2026-10-25T00:45:00'))).toBe(false);
  });
});

test.each([
  ['America/New_York, back', 'America/New_York', '2026-11-01', 25],
  ['America/New_York, forward', 'America/New_York', '2026-03-08', 23],
  ['Lord Howe, back by half an hour', 'Australia/Lord_Howe', '2026-04-05', 24.5],
  ['Lord Howe, forward by half an hour', 'Australia/Lord_Howe', '2026-10-04', 23.5],
  ['Cairo: the day begins at 1:00', 'Africa/Cairo', '2026-04-24', 23],
  ['Cairo: 23:00 comes twice', 'Africa/Cairo', '2026-10-29', 25],
  ['Beirut: the day begins at 1:00', 'Asia/Beirut', '2026-03-29', 23],
  ['St. John’s, half an hour off', 'America/St_Johns', '2026-11-01', 25],
  ['Casablanca, back for Ramadan', 'Africa/Casablanca', '2026-02-15', 25],
])('a desk that never sleeps, %s', (_name, zone, date, hours) => {
  expect(hoursOn({ ...everyDay(from(0, 24)), zone }, date)).toBe(hours);
});

test.each([
  ['Cairo', 'Africa/Cairo', '2026-04-24', 0],
  ['Beirut', 'Asia/Beirut', '2026-03-29', 0],
  ['Cairo, the day after', 'Africa/Cairo', '2026-04-25', 1],
])('the first hour of a day that begins at 1:00: %s', (_name, zone, date, hours) => {
  expect(hoursOn({ ...everyDay(from(0, 1)), zone }, date)).toBe(hours);
});

test('a holiday whose last hour is shown twice is closed in both', () => {
  const calendar = { ...everyDay(from(22, 24)), zone: 'Africa/Cairo' };
  const closed = { ...calendar, holidays: { country: null, extra: ['2026-10-29'] } };
  expect([hoursOn(calendar, '2026-10-29'), hoursOn(closed, '2026-10-29')]).toEqual([3, 0]);
});

describe('windows to the end of the day', () => {
  test('24:00 is the next day’s 0:00: nothing is lost between', () => {
    const calendar = everyDay(from(0, 24));
    expect(workingTimeBetween(calendar, rome('2026-11-24T23:59'), rome('2026-11-25T00:01'))).toBe(120);
    expect(inRome(addWorkingTime(calendar, rome('2026-11-24T23:30'), hour))).toBe('2026-11-25T00:30');
  });

  test('a promise used up at 24:00 is due then', () => {
    const calendar = everyDay(from(20, 24));
    expect(inRome(addWorkingTime(calendar, rome('2026-11-24T23:00'), hour))).toBe('2026-11-25T00:00');
    expect(isOpen(calendar, rome('2026-11-25T00:00'))).toBe(false);
  });

  test('a night over midnight is two windows', () => {
    const calendar = everyDay(from(0, 6), from(22, 24));
    expect(inRome(addWorkingTime(calendar, rome('2026-11-24T23:00'), 2 * hour))).toBe('2026-11-25T01:00');
  });

  test('over the new year', () => {
    const calendar = everyDay(from(0, 24));
    expect(inRome(addWorkingTime(calendar, rome('2026-12-31T23:00'), 2 * hour))).toBe('2027-01-01T01:00');
  });
});

describe('the lunch break', () => {
  test.each([
    ['2026-11-24T12:00', 1, '2026-11-24T13:00'],
    ['2026-11-24T12:00', 1 + 1 / 3600, '2026-11-24T14:30'],
    ['2026-11-24T13:00', 1, '2026-11-24T15:30'],
    ['2026-11-24T14:29', 1, '2026-11-24T15:30'],
    ['2026-11-24T09:00', 4, '2026-11-24T13:00'],
    ['2026-11-24T09:00', 8, '2026-11-24T18:30'],
    ['2026-11-27T14:30', 4, '2026-11-27T18:30'],
    ['2026-11-27T14:30', 5, '2026-11-30T10:00'],
  ])('from %s, %d hours: %s', (start, hours, due) => {
    expect(inRome(addWorkingTime(office, rome(start), hours * hour))).toBe(due);
  });

  test('at its first instant the desk does not work, at its end it does', () => {
    expect(isOpen(office, rome('2026-11-24T13:00'))).toBe(false);
    expect(isOpen(office, new Date(rome('2026-11-24T13:00').getTime() - 1))).toBe(true);
    expect(isOpen(office, rome('2026-11-24T14:30'))).toBe(true);
  });

  test('a pause over lunch costs only what would have been worked', () => {
    const pause = { start: rome('2026-11-24T12:30').getTime(), end: rome('2026-11-24T15:00').getTime() };
    expect(inRome(addWorkingTime(office, rome('2026-11-24T12:00'), hour, [pause]))).toBe('2026-11-24T15:30');
  });
});

describe('leap days', () => {
  test('29 February is a day like any other', () => {
    // A Tuesday.
    expect(hoursOn(office, '2028-02-29')).toBe(8);
    expect(inRome(addWorkingTime(office, rome('2028-02-28T18:00'), hour))).toBe('2028-02-29T09:30');
    expect(inRome(addWorkingTime(office, rome('2027-02-26T18:00'), hour))).toBe('2027-03-01T09:30');
  });

  test('a holiday on 29 February is one in leap years, and never 1 March', () => {
    const calendar = { ...office, holidays: { country: 'IT', extra: ['02-29'] } };
    expect(hoursOn(calendar, '2028-02-29')).toBe(0);
    expect(hoursOn(calendar, '2028-03-01')).toBe(8);
    expect(hoursOn(calendar, '2027-03-01')).toBe(8);
  });
});

describe('Easter Monday and Saint Francis', () => {
  test.each([
    ['2025-04-21', 0],
    ['2026-04-06', 0],
    ['2027-03-29', 0],
    ['2028-04-17', 0],
    ['2029-04-02', 0],
    ['2030-04-22', 0],
    // The day after, to show that it is the day and not the week.
    ['2026-04-07', 8],
    ['2030-04-23', 8],
  ])('%s: %d hours', (date, hours) => {
    expect(hoursOn(office, date)).toBe(hours);
  });

  test.each([
    ['2025-10-04', 8],
    ['2026-10-04', 0],
    ['2027-10-04', 0],
    ['2028-10-04', 0],
    ['2029-10-04', 0],
    ['2030-10-04', 0],
  ])('4 October, were every day a working day: %s, %d hours', (date, hours) => {
    const calendar = { ...everyDay(from(9, 17)), holidays: office.holidays };
    expect(hoursOn(calendar, date)).toBe(hours);
  });

  test('where it falls on a Monday, an hour of Friday evening ends on Tuesday', () => {
    expect(inRome(addWorkingTime(office, rome('2027-10-01T18:00'), hour))).toBe('2027-10-05T09:30');
  });
});

describe('a closure at Christmas', () => {
  const closed: Calendar = {
    ...office,
    closures: [{ from: '2026-12-24', to: '2027-01-06', name: 'Chiusura natalizia' }],
  };

  test.each([
    ['an hour', '2026-12-23T18:00', 1, '2027-01-07T09:30'],
    ['a mail on Christmas Day', '2026-12-25T11:00', 1, '2027-01-07T10:00'],
    ['used up at the last minute before', '2026-12-23T17:30', 1, '2026-12-23T18:30'],
    ['thirty working days', '2026-12-01T09:00', 240, '2027-01-26T18:30'],
  ])('%s', (_name, start, hours, due) => {
    expect(inRome(addWorkingTime(closed, rome(start), hours * hour))).toBe(due);
  });

  test('holidays in it are not counted twice', () => {
    expect(workingTimeBetween(closed, rome('2026-12-23T09:00'), rome('2027-01-07T18:30'))).toBe(16 * hour);
  });

  test('one that is taken back gives its days back', () => {
    expect(hoursOn(closed, '2026-12-28')).toBe(0);
    expect(hoursOn({ ...closed, closures: [] }, '2026-12-28')).toBe(8);
  });

  test('of one day, and over whole years', () => {
    const day = { ...office, closures: [{ from: '2026-12-07', to: '2026-12-07', name: 'Ponte' }] };
    expect(inRome(addWorkingTime(day, rome('2026-12-04T18:00'), hour))).toBe('2026-12-09T09:30');
    const years = { ...office, closures: [{ from: '2026-12-07', to: '2033-02-01', name: 'Sabbatico' }] };
    expect(inRome(addWorkingTime(years, rome('2026-12-04T18:00'), hour))).toBe('2033-02-02T09:30');
  });
});

describe('far away', () => {
  test.each([
    ['a milliard years', '2026-11-24', 60 * 1e15],
    ['more than a number holds', '2026-11-24', Number.POSITIVE_INFINITY],
    ['no number', '2026-11-24', Number.NaN],
    ['some hundreds of years', '2026-11-24', 300 * 365 * 8 * hour],
    ['from the year 9999', '9999-12-31', hour],
    ['from the year 1', '0001-01-01', hour],
  ])('%s is refused at once', (_name, start, seconds) => {
    const spent = cpuClock();
    expect(() => addWorkingTime({ ...office }, utc(`${start}T10:00:00`), seconds)).toThrow(/year/);
    expect(spent()).toBeLessThan(10_000);
  });

  test('a promise of fifty years is kept', () => {
    const due = addWorkingTime(office, rome('2026-11-24T09:00'), 50 * 250 * 8 * hour);
    expect(workingTimeBetween(office, rome('2026-11-24T09:00'), due)).toBe(50 * 250 * 8 * hour);
  });
});

test('of a feast of three days and a half, as Turkey keeps, the whole days are free', () => {
  const turkish = { ...office, zone: 'Europe/Istanbul', holidays: { country: 'TR', extra: [] } };
  const march = holidaysIn(turkish, 2026).filter(date => date.startsWith('2026-03'));
  expect(march).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
});

test('countries without known holidays are told apart', () => {
  expect(['IT', 'DE', 'US', 'XX'].filter(isCountryKnown)).toEqual(['IT', 'DE', 'US']);
});
