import { type Calendar, closureOn, type HolidayName, type Weekday, type Window } from './calendar.ts';
import { holidayOn } from './holidays.ts';

/** Why a day is not worked on at all. */
export type DayOff =
  | { why: 'weekly' }
  /** by hours of its own, which are none */
  | { why: 'own-hours' }
  | { why: 'holiday'; name: HolidayName }
  | { why: 'closure'; name: string };

/** When a day is worked. `isOwn`: by hours of its own, and not by its week's. */
export type DayHours =
  | { windows: readonly Window[]; isOwn: boolean; off: null }
  | { windows: readonly []; isOwn: false; off: DayOff };

/**
 * The windows that begin on a day. What goes before what: a closure before everything; then the hours of that date;
 * then the hours that its month and day have each year, but they open no day that its week leaves free (24 December
 * may be a Sunday); then holidays; then the week.
 *
 * @param date `YYYY-MM-DD`
 * @param weekday of that date
 */
export function dayHours(calendar: Calendar, date: string, weekday: Weekday): DayHours {
  const closure = closureOn(calendar, date);
  if (closure) return off({ why: 'closure', name: closure.name });
  const ofTheDate = calendar.hours?.[date];
  if (ofTheDate) return own(ofTheDate);
  const week = calendar.week[weekday];
  // A holiday on a Sunday is a Sunday: nobody would have worked.
  if (week.length === 0) return off({ why: 'weekly' });
  const ofEachYear = calendar.hours?.[date.slice(5)];
  if (ofEachYear) return own(ofEachYear);
  const name = holidayOn(calendar, date);
  return name ? off({ why: 'holiday', name }) : { windows: week, isOwn: false, off: null };
}

function own(windows: readonly Window[]): DayHours {
  return windows.length === 0 ? off({ why: 'own-hours' }) : { windows, isOwn: true, off: null };
}

function off(why: DayOff): DayHours {
  return { windows: [], isOwn: false, off: why };
}
