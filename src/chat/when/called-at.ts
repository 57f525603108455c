import type { Calendar } from '../../sla/calendar.ts';
import { workingTimeBetween } from '../../sla/working-time.ts';
import { dateIn, plainly, timeIn } from './typed-parts.ts';
import { dateOn, onClock, plus } from './working-days.ts';

export type CalledFault = 'not-understood' | 'future' | 'too-old';

/**
 * When somebody called, as it is typed after the call: `9:40`, `ieri 17:15`, `27/11 alle 16:30`; nothing: now. Not in the
 * future, and at most one working day ago: whoever types later than that would rewrite what was promised. Pure.
 */
export function calledAt(
  typed: string,
  calendar: Calendar,
  now: Date,
): { ok: true; at: Date } | { ok: false; fault: CalledFault } {
  const words = plainly(typed);
  if (words === '' || words === 'adesso' || words === 'ora' || words === 'now') return { ok: true, at: now };
  const at = lastSuch(words, calendar, now);
  if (!at) return { ok: false, fault: 'not-understood' };
  if (at.getTime() > now.getTime() + 59_999) return { ok: false, fault: 'future' };
  if (workingTimeBetween(calendar, at, now) > calendar.workingDaySeconds)
    return { ok: false, fault: 'too-old' };
  return { ok: true, at: at > now ? now : at };
}

/**
 * The instant that a day and a time are, as people type them: `9:40` is today's, `ieri 17:15`, `27/11 alle 16:30` the last such
 * day, `4 dicembre 2026 18:00`. Pure.
 */
export function lastSuch(typed: string, calendar: Calendar, now: Date): Date | null {
  const words = plainly(typed);
  const today = dateOn(calendar, now);
  const dated = dateIn(words);
  const rest = dated?.rest ?? words.replace(/\b(ieri|yesterday|oggi|today)\b/, ' ').trim();
  const timed = timeIn(rest);
  if (!timed || !/^((alle|all|ore|at|del|di|on|il|the) ?)*$/.test(timed.rest)) return null;
  const isYesterday = /\b(ieri|yesterday)\b/.test(words);
  const day = dated ? dayOf(dated.value, today) : isYesterday ? plus(today, -1) : today;
  const at = onClock(calendar, day, timed.value.minutes);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Without a year the last such day: in January somebody may have called in December. */
function dayOf(
  { year, month, day }: { year: number | null; month: number; day: number },
  today: string,
): string {
  const of = (inYear: number) =>
    `${inYear}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year !== null) return of(year);
  const thisYear = Number(today.slice(0, 4));
  return of(thisYear) <= today ? of(thisYear) : of(thisYear - 1);
}
