import fc from 'fast-check';
import type { Calendar, Closure, Window } from '../../src/sla/calendar.ts';

/** Zones whose clocks are moved at odd places: by half an hour, at midnight, across midnight, in the southern summer. */
export const zones = [
  'Europe/Rome',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Pacific/Chatham',
];

const hour = 3600;
const officeDay: Window[] = [
  { from: 9 * hour, to: 13 * hour },
  { from: 14.5 * hour, to: 18.5 * hour },
];

/** The hours that desk.yaml ships with. */
export const office: Calendar = {
  zone: 'Europe/Rome',
  week: { 1: officeDay, 2: officeDay, 3: officeDay, 4: officeDay, 5: officeDay, 6: [], 7: [] },
  holidays: { country: 'IT', extra: ['10-10'] },
  closures: [],
  workingDaySeconds: 8 * hour,
};

/** Minutes of the day, and above all those at which something may go wrong. */
const minuteOfDay = fc.oneof(
  fc.constantFrom(0, 30, 60, 90, 120, 135, 150, 180, 210, 1380, 1410, 1439, 1440),
  fc.integer({ min: 0, max: 1440 }),
);

/** Windows with gaps between them, or each touching the next. */
const windows = fc
  .record({ cuts: fc.uniqueArray(minuteOfDay, { maxLength: 6 }), touching: fc.boolean() })
  .map(({ cuts, touching }): Window[] =>
    cuts
      .toSorted((a, b) => a - b)
      .flatMap((to, i, all) => {
        const from = all[i - 1];
        return from === undefined || (!touching && i % 2 === 0) ? [] : [{ from: from * 60, to: to * 60 }];
      }),
  );

/** The last window of a day, gone on past midnight. */
const night = fc
  .record({ from: fc.integer({ min: 600, max: 1439 }), beyond: fc.integer({ min: 1, max: 360 }) })
  .map(({ from, beyond }): Window[] => [{ from: from * 60, to: (1440 + beyond) * 60 }]);

const date = fc
  .integer({ min: Date.UTC(2024, 11, 1) / 86_400_000, max: Date.UTC(2031, 0, 31) / 86_400_000 })
  .map(day => new Date(day * 86_400_000).toISOString().slice(0, 10));

const closure = fc.record({ from: date, days: fc.integer({ min: 0, max: 25 }) }).map(
  ({ from, days }): Closure => ({
    from,
    to: new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10),
    name: 'closed',
  }),
);

export const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    zone: fc.oneof(fc.constant('Europe/Rome'), fc.constantFrom(...zones)),
    week: fc.record({
      1: windows,
      2: windows,
      3: windows,
      4: windows,
      5: windows,
      6: windows,
      7: windows,
    }),
    holidays: fc.record({
      country: fc.constantFrom('IT', null),
      region: fc.constantFrom('BZ', null),
      extra: fc.array(fc.oneof(fc.constantFrom('10-10', '02-29', '12-31', '2028-02-29'), date), {
        maxLength: 4,
      }),
    }),
    nights: fc.oneof(fc.constant(null), night),
    hours: fc.dictionary(
      fc.oneof(fc.constantFrom('12-24', '12-31', '02-29', '08-15', '2028-02-29', '2026-12-25'), date),
      fc.oneof(windows, night),
      { maxKeys: 8 },
    ),
    closures: fc.array(closure, { maxLength: 4 }),
  })
  // On two days of the week work goes on past midnight.
  .map(({ nights, ...calendar }) => ({
    ...calendar,
    week: nights ? { ...calendar.week, 3: nights, 5: nights } : calendar.week,
  }))
  .map(({ holidays, ...calendar }) => ({
    ...calendar,
    holidays: { ...holidays, region: holidays.country ? holidays.region : null },
    workingDaySeconds: 8 * hour,
  }))
  .filter(({ week }) => Object.values(week).filter(day => day.length > 0).length >= 2);
