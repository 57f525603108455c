import { DateTime } from 'luxon';
import type { Calendar } from '../../sla/calendar.ts';

/** Where a day ends at the desk. @param day `YYYY-MM-DD` @returns null for what is no day */
export function endOfDay(day: string, { zone }: Pick<Calendar, 'zone'>): Date | null {
  const begins = /^\d{4}-\d\d-\d\d$/.test(day) ? DateTime.fromISO(day, { zone }) : null;
  return begins?.isValid ? begins.plus({ days: 1 }).startOf('day').toJSDate() : null;
}

/** So many days from now on, as `YYYY-MM-DD`. */
export function dayIn(days: number, now: Date, { zone }: Pick<Calendar, 'zone'>): string {
  return DateTime.fromJSDate(now, { zone }).plus({ days }).toISODate() ?? '';
}
