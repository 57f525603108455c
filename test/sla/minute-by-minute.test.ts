import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/sla/calendar.ts';
import type { Segment } from '../../src/sla/segments.ts';
import {
  addWorkingTime,
  isOpen,
  nextOpening,
  workingSegments,
  workingTimeBetween,
} from '../../src/sla/working-time.ts';
import { anyCalendar, office, zones } from './calendars.ts';
import { MinuteByMinute } from './minute-by-minute.ts';

/** A hundred thousand by `npm run test:long`. */
const casesInAll = Number(process.env.TEST_CASES ?? 20_000);
const minute = 60_000;
const from = Date.UTC(2025, 0, 1);
const until = Date.UTC(2031, 0, 1);

const allDay = [{ from: 0, to: 86_400 }];
const night = [
  { from: 0, to: 3.5 * 3600 },
  { from: 22 * 3600, to: 86_400 },
];
const always: Calendar['week'] = {
  1: allDay,
  2: allDay,
  3: allDay,
  4: allDay,
  5: allDay,
  6: allDay,
  7: allDay,
};
const nights: Calendar['week'] = { 1: night, 2: night, 3: night, 4: night, 5: night, 6: night, 7: night };

const late = [{ from: 21 * 3600, to: 26 * 3600 }];
const lateShift: Calendar['week'] = { 1: late, 2: late, 3: late, 4: late, 5: late, 6: [], 7: [] };

const calendars: Calendar[] = [
  office,
  { ...office, closures: [{ from: '2026-12-24', to: '2027-01-06', name: 'Natale' }] },
  { ...office, week: always },
  {
    ...office,
    holidays: { country: 'IT', region: 'BZ', extra: [] },
    hours: {
      '12-24': [{ from: 9 * 3600, to: 13 * 3600 }],
      '12-31': [],
      '2026-12-05': [{ from: 9 * 3600, to: 13 * 3600 }],
      '2026-12-31': [{ from: 21 * 3600, to: 26 * 3600 }],
    },
  },
  { ...office, week: lateShift },
  ...zones.map(zone => ({ ...office, zone, week: nights })),
  // The seed is fixed: what fails here fails again.
  ...fc.sample(anyCalendar, { seed: 2026, numRuns: 28 }),
];
const casesEach = casesInAll / calendars.length;

describe(`agrees with a count minute by minute, on ${casesInAll} cases`, () => {
  test.each(calendars.map((calendar, index) => [index, calendar.zone, calendar] as const))(
    'calendar %i in %s',
    (index, _zone, calendar) => {
      const slow = new MinuteByMinute(calendar);
      const random = numbers(index + 1);
      for (let n = 0; n < casesEach; n += 1) {
        const asked = aCase(random, slow);
        // A comparison first: `expect` a million times would take longer than the counting.
        const answers = { fast: fastAnswers(calendar, asked), slow: slowAnswers(slow, asked) };
        if (answers.fast.join() !== answers.slow.join())
          expect({ asked, answers: answers.fast }).toEqual({ asked, answers: answers.slow });
      }
      expect(slow.left(from)).toBeGreaterThan(0);
    },
  );
});

type Case = { start: number; amount: number; to: number; short: number; breaks: Segment[] };

/**
 * A start and a promise; every second one at whole minutes, where windows begin and end, and every third one within a
 * day of a change of the clock.
 */
function aCase(random: (max: number) => number, slow: MinuteByMinute): Case {
  const whole = random(2) === 0 ? minute : 1;
  const upTo = (ms: number) => Math.floor(random(ms) / whole) * whole;
  const change = slow.changes[random(slow.changes.length)] ?? 0;
  const near = change - 1440 * minute;
  const start =
    random(3) === 0 && near >= from && change < until
      ? near + upTo(2 * 1440 * minute)
      : from + upTo(until - from);
  const days = [0.1, 2, 40][random(3)] as number;
  const breaks = Array.from({ length: 1 + random(3) }, () => {
    const begin = Math.floor(start / minute) * minute + (random(4000) - 500) * minute;
    return { start: begin, end: begin + random(2000) * minute };
  });
  return {
    start,
    amount: Math.min(upTo(days * 8 * 60 * minute), slow.left(start)),
    to: Math.min(start + upTo(days * 3 * 1440 * minute), until),
    short: Math.min(upTo(4 * 60 * minute), Math.max(slow.left(start) - 10_000 * minute, 0)),
    breaks,
  };
}

function slowAnswers(slow: MinuteByMinute, { start, amount, to, short, breaks }: Case): number[] {
  const soon = Math.min(to, start + 2 * 1440 * minute);
  // Asked of the fast one in two ways.
  const withBreaks = slow.betweenWithBreaks(start, soon, breaks);
  return [
    slow.due(start, amount),
    slow.dueWithBreaks(start, short, breaks),
    slow.between(start, to),
    withBreaks,
    withBreaks,
    slow.open(start) ? 1 : 0,
    slow.opening(start),
  ];
}

function fastAnswers(calendar: Calendar, { start, amount, to, short, breaks }: Case): number[] {
  const at = new Date(start);
  const soon = new Date(Math.min(to, start + 2 * 1440 * minute));
  const segments = workingSegments(calendar, at, soon, breaks);
  return [
    addWorkingTime(calendar, at, amount / 1000).getTime(),
    addWorkingTime(calendar, at, short / 1000, breaks).getTime(),
    Math.round(workingTimeBetween(calendar, at, new Date(to)) * 1000),
    Math.round(workingTimeBetween(calendar, at, soon, breaks) * 1000),
    segments.reduce((sum, { start, end }) => sum + end - start, 0),
    isOpen(calendar, at) ? 1 : 0,
    nextOpening(calendar, at).getTime(),
  ];
}

/** Numbers below a bound, always the same ones (mulberry32). */
function numbers(seed: number): (max: number) => number {
  let state = seed;
  return max => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * max);
  };
}
