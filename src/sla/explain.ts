import { DateTime } from 'luxon';
import type { Calendar, Weekday, Window } from './calendar.ts';
import { type DayOff, dayHours } from './day-hours.ts';
import { windowsOf } from './open-time.ts';
import { difference, intersection, joined, lengthOf, type Segment, type Segments } from './segments.ts';
import { workingSegments } from './working-time.ts';

/** One step of an explanation, in the order of time. Dates are `YYYY-MM-DD` in the calendar's zone. */
export type Step =
  /** part of a day: this stretch counts */
  | { kind: 'counted'; from: Date; to: Date; seconds: number }
  /** several days in a row, each from its opening to its end */
  | { kind: 'days'; from: string; to: string; days: number; seconds: number }
  /** a whole day that has hours of its own */
  | { kind: 'own-hours'; date: string; windows: readonly Window[]; seconds: number }
  | { kind: 'off'; from: string; to: string; off: DayOff }
  /** the clock stood still */
  | { kind: 'pause'; from: Date; to: Date };

/** A step, and where in time it is told. */
type Told = { at: number; step: Step };

/**
 * How working time was counted from one instant to another, so that anybody can check it: what counted, which days did
 * not and why, and where the clock stood still. A window that goes on past midnight is told with the day on which it
 * begins.
 *
 * @param pauses stretches that did not count, as epoch ms
 */
export function explain(calendar: Calendar, from: Date, to: Date, pauses: readonly Segment[] = []): Step[] {
  const span = [{ start: from.getTime(), end: to.getTime() }];
  const breaks = intersection(joined(pauses), span);
  const counted = workingSegments(calendar, from, to, breaks);
  const told: Told[] = breaks.map(({ start, end }) => ({
    at: start,
    step: { kind: 'pause', from: new Date(start), to: new Date(end) },
  }));
  const first = DateTime.fromJSDate(from, { zone: calendar.zone }).startOf('day');
  const last = DateTime.fromJSDate(to, { zone: calendar.zone });
  let before = windowsOf(calendar, dateOf(first.minus({ days: 2 })));
  for (let day = first.minus({ days: 1 }); day <= last; day = day.plus({ days: 1 })) {
    const date = dateOf(day);
    const hours = dayHours(calendar, date, day.weekday as Weekday);
    const windows = windowsOf(calendar, date);
    // What windows of two days share was told with the earlier one.
    const own = difference(windows, before);
    const begin = Math.max(day.toMillis(), before.at(-1)?.end ?? 0);
    before = windows;
    if (!hours.off)
      told.push(...ofDay(date, own, intersection(counted, own), hours.isOwn ? hours.windows : null));
    else if (day >= first && begin < to.getTime()) {
      const whole = [{ start: day.toMillis(), end: day.plus({ days: 1 }).toMillis() }];
      // In a pause it makes no difference which days are off.
      if (lengthOf(difference(whole, breaks)) > 0)
        told.push({ at: begin, step: { kind: 'off', from: date, to: date, off: hours.off } });
    }
  }
  return folded(told.toSorted((a, b) => a.at - b.at).map(({ step }) => step));
}

/** @param ownHours the windows of a day that has hours of its own */
function ofDay(date: string, all: Segments, counted: Segments, ownHours: readonly Window[] | null): Told[] {
  const [first] = counted;
  if (!first) return [];
  const seconds = lengthOf(counted) / 1000;
  if (lengthOf(counted) === lengthOf(all)) {
    const step: Step = ownHours
      ? { kind: 'own-hours', date, windows: ownHours, seconds }
      : { kind: 'days', from: date, to: date, days: 1, seconds };
    return [{ at: first.start, step }];
  }
  return counted.map(({ start, end }) => ({
    at: start,
    step: { kind: 'counted', from: new Date(start), to: new Date(end), seconds: (end - start) / 1000 },
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

function dateOf(day: DateTime): string {
  return day.toISODate() ?? '';
}
