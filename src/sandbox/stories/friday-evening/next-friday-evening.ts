import { DateTime } from 'luxon';
import type { Calendar } from '../../../sla/calendar.ts';
import { addWorkingTime, isOpen } from '../../../sla/working-time.ts';

const sixOClock = { hour: 18, minute: 0, second: 0, millisecond: 0 };

/**
 * The next Friday at 18:00 from which an hour of work ends on Monday at 9:30: no holiday, closure or shorter day in
 * between, so that what the page tells is what happens.
 *
 * @throws Error in words for the page, when there is none within a year
 */
export function nextFridayEvening(calendar: Calendar, now: Date): Date {
  const today = DateTime.fromJSDate(now, { zone: calendar.zone });
  let friday = today.plus({ days: (5 - today.weekday + 7) % 7 }).set(sixOClock);
  for (let weeks = 0; weeks < 53; weeks += 1, friday = friday.plus({ weeks: 1 })) {
    if (friday <= today || !isOpen(calendar, friday.toJSDate())) continue;
    const due = friday.plus({ days: 3 }).set({ hour: 9, minute: 30 });
    if (addWorkingTime(calendar, friday.toJSDate(), 3600).getTime() === due.toMillis())
      return friday.toJSDate();
  }
  throw new Error(
    'This story needs a Friday on which the desk closes at 18:30, and a Monday on which it opens at 9:00.',
  );
}
