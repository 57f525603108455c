import { DateTime } from 'luxon';
import { type Calendar, closureOn, type Weekday } from './calendar.ts';
import { type HolidayName, holidayOn } from './holidays.ts';
import { openTime } from './open-time.ts';
import { difference, intersection, joined, lengthOf, type Segment, type Segments } from './segments.ts';
import { workingSegments } from './working-time.ts';

/** Why a day is not worked on at all. */
type DayOff = { why: 'weekly' } | { why: 'holiday'; name: HolidayName } | { why: 'closure'; name: string };

/** One step of an explanation, in the order of time. Dates are `YYYY-MM-DD` in the calendar's zone. */
export type Step =
  /** part of a day: this stretch counts */
  | { kind: 'counted'; from: Date; to: Date; seconds: number }
  /** several days in a row, each from its opening to its end */
  | { kind: 'days'; from: string; to: string; days: number; seconds: number }
  | { kind: 'off'; from: string; to: string; off: DayOff }
  /** the clock stood still */
  | { kind: 'pause'; from: Date; to: Date };

/**
 * How working time was counted from one instant to another, so that anybody can check it: what counted, which days did
 * not and why, and where the clock stood still.
 *
 * @param pauses stretches that did not count, as epoch ms
 */
export function explain(calendar: Calendar, from: Date, to: Date, pauses: readonly Segment[] = []): Step[] {
  const span = [{ start: from.getTime(), end: to.getTime() }];
  const breaks = intersection(joined(pauses), span);
  const counted = workingSegments(calendar, from, to, breaks);
  const steps: Step[] = [];
  const last = DateTime.fromJSDate(to, { zone: calendar.zone });
  let day = DateTime.fromJSDate(from, { zone: calendar.zone }).startOf('day');
  for (; day <= last; day = day.plus({ days: 1 })) {
    const date = day.toISODate() ?? '';
    const whole = [{ start: day.toMillis(), end: day.plus({ days: 1 }).toMillis() }];
    for (const { start, end } of breaks)
      if (start >= (whole[0]?.start ?? 0) && start < (whole[0]?.end ?? 0))
        steps.push({ kind: 'pause', from: new Date(start), to: new Date(end) });
    const off = dayOff(calendar, date, day.weekday as Weekday);
    // In a pause it makes no difference which days are off.
    if (off && lengthOf(difference(whole, breaks)) === 0) continue;
    if (off) steps.push({ kind: 'off', from: date, to: date, off });
    else steps.push(...ofDay(calendar, date, whole, intersection(counted, whole)));
  }
  return folded(steps).toSorted((a, b) => beginOf(calendar, a) - beginOf(calendar, b));
}

function dayOff(calendar: Calendar, date: string, weekday: Weekday): DayOff | null {
  const closure = closureOn(calendar, date);
  if (closure) return { why: 'closure', name: closure.name };
  // A holiday on a Sunday is a Sunday: nobody would have worked.
  if (calendar.week[weekday].length === 0) return { why: 'weekly' };
  const name = holidayOn(calendar, date);
  return name ? { why: 'holiday', name } : null;
}

function ofDay(calendar: Calendar, date: string, whole: Segments, counted: Segments): Step[] {
  const [first] = whole;
  const all = first ? openTime(calendar).between(first.start, first.end) : 0;
  if (counted.length > 0 && lengthOf(counted) === all)
    return [{ kind: 'days', from: date, to: date, days: 1, seconds: all / 1000 }];
  return counted.map(({ start, end }) => ({
    kind: 'counted',
    from: new Date(start),
    to: new Date(end),
    seconds: (end - start) / 1000,
  }));
}

/** Equal neighbours become one. */
function folded(steps: Step[]): Step[] {
  const result: Step[] = [];
  for (const step of steps) {
    const last = result.at(-1);
    if (last?.kind === 'days' && step.kind === 'days') {
      last.to = step.to;
      last.days += step.days;
      last.seconds += step.seconds;
    } else if (
      last?.kind === 'off' &&
      step.kind === 'off' &&
      JSON.stringify(last.off) === JSON.stringify(step.off)
    )
      last.to = step.to;
    else result.push({ ...step });
  }
  return result;
}

function beginOf({ zone }: Calendar, step: Step): number {
  if (step.kind === 'counted' || step.kind === 'pause') return step.from.getTime();
  return DateTime.fromISO(step.from, { zone }).toMillis();
}
