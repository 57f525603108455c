import { DateTime } from 'luxon';
import { type Calendar, windowsOn } from './calendar.ts';

/** Ten years without an open day: the calendar never opens, and no walk over it would end. */
const daysWalked = 3660;

/**
 * The earliest instant at which this much working time has passed since `from`: what is used up exactly at a
 * window's end is due at that end, not at the next opening.
 *
 * @param seconds of working time, 0 or more
 * @throws when the calendar has no working time in ten years
 */
export function addWorkingTime(calendar: Calendar, from: Date, seconds: number): Date {
  let left = seconds * 1000;
  for (const { start, end } of openFrom(calendar, from)) {
    if (end - start >= left) return new Date(start + left);
    left -= end - start;
  }
  throw new Error('the calendar has no working time: check week, holidays and closures in desk.yaml');
}

/** Working seconds between two instants; 0 when `to` is not after `from`. */
export function workingTimeBetween(calendar: Calendar, from: Date, to: Date): number {
  let worked = 0;
  for (const { start, end } of openFrom(calendar, from)) {
    if (start >= to.getTime()) break;
    worked += Math.min(end, to.getTime()) - start;
  }
  return worked / 1000;
}

/** `at` itself while the desk works, else the next instant at which it opens. */
export function nextOpening(calendar: Calendar, at: Date): Date {
  for (const { start } of openFrom(calendar, at)) return new Date(start);
  throw new Error('the calendar has no working time: check week, holidays and closures in desk.yaml');
}

/** Working days as the terms count them: each is so much working time. */
export function workingDays(calendar: Calendar, days: number): number {
  return days * calendar.workingDaySeconds;
}

/** The open stretches from an instant on, in epoch milliseconds. */
function* openFrom(calendar: Calendar, from: Date): Generator<{ start: number; end: number }> {
  let day = DateTime.fromJSDate(from, { zone: calendar.zone }).startOf('day');
  for (let walked = 0; walked < daysWalked; walked += 1) {
    for (const window of windowsOn(calendar, day)) {
      const start = Math.max(window.start?.toMillis() ?? 0, from.getTime());
      const end = window.end?.toMillis() ?? 0;
      if (end > start) yield { start, end };
    }
    day = day.plus({ days: 1 });
  }
}
