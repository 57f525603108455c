import { DateTime } from 'luxon';
import type { Calendar } from '../../sla/calendar.ts';

/** The day of an instant, where the desk is, as `YYYY-MM-DD`. */
export function dayOf({ zone }: Calendar, at: Date): string {
  return DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
}

/** So many days after a day, both as `YYYY-MM-DD`; before it, with a negative number. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
