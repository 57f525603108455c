import type { Calendar } from './calendar.ts';
import { openTime } from './open-time.ts';
import { difference, joined, type Segment, type Segments } from './segments.ts';

/**
 * The earliest instant at which this much working time has passed since `from`: what is used up exactly at a window's
 * end is due at that end, not at the next opening (service rules, decision 1).
 *
 * @param seconds of working time, 0 or more; for 0 it is `from` itself
 * @param breaks stretches that do not count, such as waiting for the customer, as epoch ms
 * @throws when the calendar has no working time in ten years
 */
export function addWorkingTime(
  calendar: Calendar,
  from: Date,
  seconds: number,
  breaks: readonly Segment[] = [],
): Date {
  const open = openTime(calendar);
  let at = from.getTime();
  let left = Math.round(seconds * 1000);
  if (breaks.length > 0)
    for (const { start, end } of joined(breaks)) {
      if (end <= at) continue;
      const counted = start > at ? open.between(at, start) : 0;
      if (counted >= left) break;
      left -= counted;
      at = end;
    }
  return new Date(open.add(at, left));
}

/** Working seconds between two instants, without the breaks; 0 when `to` is not after `from`. */
export function workingTimeBetween(
  calendar: Calendar,
  from: Date,
  to: Date,
  breaks: readonly Segment[] = [],
): number {
  const open = openTime(calendar);
  const [begin, end] = [from.getTime(), to.getTime()];
  if (end <= begin) return 0;
  const counted =
    breaks.length === 0 ? [{ start: begin, end }] : difference([{ start: begin, end }], joined(breaks));
  return counted.reduce((sum, part) => sum + open.between(part.start, part.end), 0) / 1000;
}

/** `at` itself while the desk works, else the next instant at which it opens. */
export function nextOpening(calendar: Calendar, at: Date): Date {
  return new Date(openTime(calendar).opening(at.getTime()));
}

/** The window of working time in which an instant lies, else the next one. */
export function windowFrom(calendar: Calendar, at: Date): { start: Date; end: Date } {
  const { start, end } = openTime(calendar).window(at.getTime());
  return { start: new Date(start), end: new Date(end) };
}

/** Does the desk work at this instant? At the end of a window it does no more. */
export function isOpen(calendar: Calendar, at: Date): boolean {
  return openTime(calendar).opening(at.getTime()) === at.getTime();
}

/** The working time between two instants, as the stretches it is made of. */
export function workingSegments(
  calendar: Calendar,
  from: Date,
  to: Date,
  breaks: readonly Segment[] = [],
): Segments {
  return difference(openTime(calendar).segments(from.getTime(), to.getTime()), joined(breaks));
}
