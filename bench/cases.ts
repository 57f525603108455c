import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { calendarShape } from '../src/config/keys/calendar.ts';
import type { Calendar } from '../src/sla/calendar.ts';
import { numbers } from './measure.ts';

/** As desk.yaml writes it. */
export const calendarAsWritten = z
  .object({ calendar: z.record(z.string(), z.unknown()) })
  .parse(parse(readFileSync('desk.yaml', 'utf8'))).calendar;

const years = [2025, 2026, 2027, 2028, 2029, 2030];

/** The shipped calendar, and the same with a closure over each new year. */
export const calendar: Calendar = calendarShape.parse(calendarAsWritten);
export const withClosures: Calendar = {
  ...calendar,
  closures: years.map(year => ({ from: `${year}-12-24`, to: `${year + 1}-01-06`, name: 'Christmas' })),
};

const night = [{ from: 3600, to: 5 * 3600 }];
/** From 1:00 to 5:00 every day: the clocks change within. */
export const nightShift: Calendar = {
  ...calendar,
  week: { 1: night, 2: night, 3: night, 4: night, 5: night, 6: night, 7: night },
};

export const hour = 3600;
export const thirtyDays = 30 * calendar.workingDaySeconds;

const minute = 60_000;

/** Arrivals at any time of day and night in six years; at whole minutes, or at any millisecond. */
export function arrivals(count: number, step = 1): Date[] {
  const random = numbers(count);
  const [from, to] = [Date.UTC(2025, 0, 1), Date.UTC(2031, 0, 1)];
  return Array.from({ length: count }, () => new Date(from + floor(random() * (to - from), step)));
}

/** Arrivals between 1 and 23 December: thirty working days from there lie over the closure. */
export function arrivalsBeforeChristmas(count: number, step = 1): Date[] {
  const random = numbers(count + 1);
  return Array.from({ length: count }, (_, index) => {
    const first = Date.UTC(years[index % years.length] ?? 0, 11, 1);
    return new Date(first + floor(random() * 22 * 1440 * minute, step));
  });
}

/** Arrivals in the twelve hours before the clocks change: at 01:00 UTC on the last Sunday of March or October. */
export function arrivalsBeforeClockChanges(count: number, step = 1): Date[] {
  const random = numbers(count + 2);
  return Array.from({ length: count }, (_, index) => {
    const lastDay = new Date(Date.UTC(years[index % years.length] ?? 0, index % 4 < 2 ? 2 : 9, 31, 1));
    const change = lastDay.getTime() - lastDay.getUTCDay() * 1440 * minute;
    return new Date(change - floor(random() * 720 * minute, step));
  });
}

/** Three waits for the customer, of up to three days each, in the ten days after an arrival. */
export function pausesAfter(arrival: Date, random: () => number) {
  return [0, 3, 6].map(day => {
    const start = arrival.getTime() + Math.floor((day + random()) * 1440 * minute);
    return { start, end: start + Math.floor(random() * 3 * 1440 * minute) };
  });
}

function floor(value: number, step: number): number {
  return Math.floor(value / step) * step;
}
