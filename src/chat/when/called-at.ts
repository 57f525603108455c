import { DateTime } from 'luxon';
import type { Calendar } from '../../sla/calendar.ts';
import { isOpen, workingTimeBetween } from '../../sla/working-time.ts';
import { asOnAClock, dateIn, plainly, timeIn } from './typed-parts.ts';
import { countIn, unitIn, weekdayNames } from './vocabulary.ts';
import { dateOn, onClock, plus, weekdayOf } from './working-days.ts';

export type CalledFault = 'not-understood' | 'future' | 'too-old';

/**
 * When somebody called, as it is typed after the call: `9:40`, `ieri 17:15`, `27/11 alle 16:30`, `venerdì alle 9 e mezza`,
 * `stamattina alle 9`, `10 minuti fa`; nothing: now. Not in the future, and at most one working day ago: whoever types later than
 * that would rewrite what was promised. Pure.
 */
export function calledAt(
  typed: string,
  calendar: Calendar,
  now: Date,
): { ok: true; at: Date } | { ok: false; fault: CalledFault } {
  const meant = agoMeant(typed, calendar, now);
  if (!meant.ok) return meant;
  const isLongAgo = now.getTime() - meant.at.getTime() > longMs;
  if (isLongAgo || workingTimeBetween(calendar, meant.at, now) > calendar.workingDaySeconds)
    return { ok: false, fault: 'too-old' };
  return meant;
}

/** An instant that is over, typed in the same ways, however long ago it was; nothing: now. Pure. */
export function agoMeant(
  typed: string,
  calendar: Calendar,
  now: Date,
): { ok: true; at: Date } | { ok: false; fault: Exclude<CalledFault, 'too-old'> } {
  const words = asOnAClock(plainly(typed));
  if (words === '' || nowSaid.test(words)) return { ok: true, at: now };
  const at = agoIn(words, now) ?? lastMeant(words, calendar, now);
  if (!at) return { ok: false, fault: 'not-understood' };
  if (at.getTime() > now.getTime() + 59_999) return { ok: false, fault: 'future' };
  return { ok: true, at: at > now ? now : at };
}

/** Nobody is closed for so long; working time is counted day by day. */
const longMs = 92 * 86_400_000;
const nowSaid =
  /^(adesso|ora|now|just now|appena( adesso)?|poco fa|(un attimo|un momento|a moment) (fa|ago))$/;

/** "10 minuti fa", "an hour ago". @returns null for what is no such length, or leaves open when in a day it was */
function agoIn(words: string, now: Date): Date | null {
  const [, amount = '', named = ''] =
    /^(?:circa |about )?(\d+|[a-z]+) ?([a-z]+) (?:fa|ago)$/.exec(words) ?? [];
  const [count, unit] = [countIn(amount), unitIn(named)];
  if (count === null || (unit !== 'minute' && unit !== 'hour')) return null;
  return new Date(now.getTime() - count * (unit === 'hour' ? 3_600_000 : 60_000));
}

/** A part of the day, which says of which half "alle 3" is. */
const parts =
  /\b(?:(?:di|del|in|this|questa|questo) )?(?:the )?(mattina|mattino|morning|pomeriggio|afternoon|sera|evening)\b/;

/** The last such instant, on a day that may be named by its name. */
function lastMeant(words: string, calendar: Calendar, now: Date): Date | null {
  const part = parts.exec(words)?.[1] ?? '';
  const rest = words.replace(parts, ' ').replace(/\b(scors[oa]|passat[oa]|last)\b/g, ' ');
  const all = rest.split(' ').filter(Boolean);
  const weekday = all.find(word => word in weekdayNames && dateIn(rest) === null);
  const at = lastSuch(all.filter(word => word !== weekday).join(' '), calendar, now);
  if (!at) return null;
  const back = weekday ? (weekdayOf(dateOn(calendar, now)) - (weekdayNames[weekday] ?? 1) + 7) % 7 : 0;
  const then = inHalf(onDayBefore(calendar, at, back), part, calendar, now);
  return weekday && back === 0 && then > now ? onDayBefore(calendar, then, 7) : then;
}

/** "alle 3" is said of the afternoon where that is meant, or where the desk sleeps at night and it has been three. */
function inHalf(at: Date, part: string, calendar: Calendar, now: Date): Date {
  const minutes = minutesOf(calendar, at);
  if (minutes >= 720) return at;
  const later = onClock(calendar, dateOn(calendar, at), minutes + 720);
  if (/^(pom|aft|ser|eve)/.test(part)) return later;
  const isShort = minutes >= 60 && minutes < 420;
  return part === '' && isShort && later <= now && !isOpen(calendar, at) && isOpen(calendar, later)
    ? later
    : at;
}

function onDayBefore(calendar: Calendar, at: Date, days: number): Date {
  return days === 0 ? at : onClock(calendar, plus(dateOn(calendar, at), -days), minutesOf(calendar, at));
}

function minutesOf({ zone }: Calendar, at: Date): number {
  const { hour, minute } = DateTime.fromJSDate(at, { zone });
  return hour * 60 + minute;
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
  { year, month, day }: { year: number | null; month: number | null; day: number },
  today: string,
): string {
  if (month === null) {
    const back = Array.from({ length: 62 }, (_, days) => plus(today, -days));
    return back.find(date => Number(date.slice(8)) === day) ?? today;
  }
  const of = (inYear: number) =>
    `${inYear}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year !== null) return of(year);
  const thisYear = Number(today.slice(0, 4));
  return of(thisYear) <= today ? of(thisYear) : of(thisYear - 1);
}
