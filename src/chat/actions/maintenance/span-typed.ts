import { DateTime } from 'luxon';
import type { MaintenancePlan } from '../../../ticket/maintenance/maintenance.ts';
import type { Inputs } from '../action.ts';

/** Longer work is none that customers wait for. */
export const daysAtMost = 14;

type Span = Pick<MaintenancePlan, 'from' | 'to'>;

/** When it is, as the form says: days and times of day in the desk's zone; or what of that cannot be read. Pure. */
export function spanTyped(
  { from = '', begins = '', to = '', ends = '' }: Inputs,
  zone: string,
): Span | 'days' | 'times' | 'backwards' | 'tooLong' {
  const [first, last] = [from, to].map(day => DateTime.fromISO(day, { zone }));
  if (!first?.isValid || !last?.isValid) return 'days';
  const [start, end] = [timeIn(begins), timeIn(ends)];
  if (!start || !end) return 'times';
  const span = { from: first.set(start).toJSDate(), to: last.set(end).toJSDate() };
  if (span.to <= span.from) return 'backwards';
  return span.to.getTime() - span.from.getTime() > daysAtMost * 86_400_000 ? 'tooLong' : span;
}

/** The same the other way round: as the form shows it. */
export function spanShown({ from, to }: Span, zone: string): Inputs {
  const [first, last] = [from, to].map(at => DateTime.fromJSDate(at, { zone }));
  const time = (at: DateTime | undefined) => at?.toFormat('H:mm') ?? '';
  const day = (at: DateTime | undefined) => at?.toISODate() ?? '';
  return { from: day(first), begins: time(first), to: day(last), ends: time(last) };
}

/** "9", "9:00", "9.30", "14h30", "ore 9:00"; null for what is no time of day. */
function timeIn(typed: string): { hour: number; minute: number } | null {
  const [, hours, minutes = '00'] =
    /^(?:ore|alle|at)?\s*(\d{1,2})(?:\s*[:.h,]\s*(\d{2}))?\s*h?$/i.exec(typed.trim()) ?? [];
  if (hours === undefined) return null;
  const [hour, minute] = [Number(hours), Number(minutes)];
  return hour < 24 && minute < 60 ? { hour, minute } : null;
}
