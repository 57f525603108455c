import { DateTime } from 'luxon';
import type { Calendar } from '../../sla/calendar.ts';
import { windowsOf } from '../../sla/open-time.ts';
import { isOpen, nextOpening } from '../../sla/working-time.ts';
import type { Part } from './vocabulary.ts';

const dayMs = 86_400_000;
/** Nobody puts anything off for longer. */
export const daysAtMost = 366;

/** The day of an instant, where the desk is, as `YYYY-MM-DD`. */
export function dateOn({ zone }: Calendar, at: Date): string {
  return DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
}

export function plus(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** 1 is Monday. */
export function weekdayOf(date: string): number {
  return ((new Date(date).getUTCDay() + 6) % 7) + 1;
}

/** Does the desk work on a date? */
export function isWorked(calendar: Calendar, date: string): boolean {
  return windowsOf(calendar, date).length > 0;
}

/** So many working days after a date; the date itself for 0. @returns null where there are not so many in a year */
export function workingDayAfter(calendar: Calendar, date: string, count: number): string | null {
  let left = count;
  for (let days = 0; days <= daysAtMost; days += 1) {
    const day = plus(date, days);
    if (left === 0) return day;
    if (isWorked(calendar, plus(day, 1))) left -= 1;
  }
  return null;
}

/** The first date from this one on on which the desk works. @returns null where there is none in a year */
export function workedFrom(calendar: Calendar, date: string): string | null {
  for (let days = 0; days <= daysAtMost; days += 1)
    if (isWorked(calendar, plus(date, days))) return plus(date, days);
  return null;
}

/** On the wall clock of a date. A time that is skipped in that night is the first one after it. */
export function onClock({ zone }: Calendar, date: string, minutes: number): Date {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return DateTime.fromISO(date, { zone }).set({ hour, minute }).toJSDate();
}

const noon = 12 * 60;
const afternoonFrom = 14 * 60;
/** "stasera": nobody means the end of it. In minutes. */
export const eveningFrom = 20 * 60;

/**
 * When the desk opens on a date, or in the afternoon of it.
 *
 * @param after it opens later than this: of today, only what is still to come
 * @returns null where it does not
 */
export function openingOn(
  calendar: Calendar,
  date: string,
  part: Part | null,
  after: Date | null,
): Date | null {
  const midday = onClock(calendar, date, noon).getTime();
  const isOfPart = (start: number) => part === null || start >= midday === (part !== 'morning');
  const starts = windowsOf(calendar, date)
    .map(({ start }) => start)
    .filter(start => isOfPart(start) && (after === null || start > after.getTime()));
  const [first] = starts;
  if (first !== undefined) return new Date(first);
  // Who works through has no opening in the afternoon.
  const afternoon = onClock(calendar, date, afternoonFrom);
  const isStill = after === null || afternoon > after;
  return part === 'afternoon' && isStill && isOpen(calendar, afternoon) ? afternoon : null;
}

const beforeClosingMs = 30 * 60_000;

/** Half an hour before the desk closes on a date; earlier where it opens for less. @returns null where it does not open */
export function closingOn(calendar: Calendar, date: string): Date | null {
  const last = windowsOf(calendar, date).at(-1);
  return last ? new Date(Math.max(last.start, last.end - beforeClosingMs)) : null;
}

/** An instant at which the desk works: itself, or the next opening. @returns null where it never opens again */
export function working(calendar: Calendar, at: Date): Date | null {
  try {
    return nextOpening(calendar, at);
  } catch {
    return null;
  }
}
