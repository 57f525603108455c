import type { Calendar } from '../../sla/calendar.ts';
import { workingSegments } from '../../sla/working-time.ts';
import { dayOf } from './days.ts';

/** So far ahead of an instant the calendar is looked at. */
export const daysAhead = 100;

/** The next end of a day's last window. */
export function endOfDay(calendar: Calendar, after: Date): Date | undefined {
  const windows = windowsAfter(calendar, after);
  return windows.find(({ start, end }, index) => {
    const following = windows[index + 1];
    return following && end > after && dayOf(calendar, following.start) !== dayOf(calendar, start);
  })?.end;
}

/** The windows after an instant, as far as one looks ahead. A desk that never shuts has one, and no end of it. */
export function windowsAfter(calendar: Calendar, after: Date): { start: Date; end: Date }[] {
  const horizon = new Date(after.getTime() + daysAhead * 86_400_000);
  return workingSegments(calendar, after, horizon).map(({ start, end }) => ({
    start: new Date(start),
    end: new Date(end),
  }));
}
