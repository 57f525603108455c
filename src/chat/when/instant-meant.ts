import { DateTime } from 'luxon';
import type { Calendar } from '../../sla/calendar.ts';
import { isOpen } from '../../sla/working-time.ts';
import { endIn } from './ends-said.ts';
import { asOnAClock, dateIn, dayEnd, lengthIn, plainly, type TypedDate, timeIn } from './typed-parts.ts';
import { daysAfter, fillers, type Part, partNames, unitIn, weekdayNames } from './vocabulary.ts';
import {
  closingOn,
  dateOn,
  daysAtMost,
  eveningFrom,
  isWorked,
  onClock,
  openingOn,
  plus,
  weekdayOf,
  workedFrom,
  working,
  workingDayAfter,
} from './working-days.ts';

export type WhenFault = 'empty' | 'not-understood' | 'past' | 'too-far' | 'never-open';

/**
 * `isMoved`: the desk does not work then; it is the next opening. `isEarlier`: it does not work in that evening; it is shortly before
 * it closes.
 */
export type Meant =
  | { ok: true; at: Date; isMoved: boolean; isEarlier?: boolean }
  | { ok: false; fault: WhenFault };

/**
 * @property now nothing before it can be meant
 * @property mustWork only an instant at which the desk works will do: any other is moved to the next opening
 */
export type Reckoning = { calendar: Calendar; now: Date; mustWork: boolean };

/** "giovedì 3 dicembre 2026 alle ore 9:30 di mattina" has half of that. In UTF-16 units. */
const instantAtMost = 100;

/**
 * The instant that somebody means by "giovedì 9:00", "fra 2 giorni", "next thursday 9am": in either language, on the desk's
 * own calendar. A day without a time means its opening, days that are counted are working days, and hours are the clock's.
 * Pure.
 */
export function instantMeant(typed: string, reckoning: Reckoning): Meant {
  // Whoever names an instant needs few words; what is longer was pasted, and is not looked at.
  if (typed.length > instantAtMost) return { ok: false, fault: 'not-understood' };
  const words = asOnAClock(plainly(typed));
  if (words === '') return { ok: false, fault: 'empty' };
  const length = lengthIn(words);
  const meant = length ? afterLength(length, reckoning) : onADay(words, reckoning);
  if (!meant.ok) return meant;
  if (meant.at <= reckoning.now) return { ok: false, fault: 'past' };
  const furthest = reckoning.now.getTime() + daysAtMost * 86_400_000;
  return meant.at.getTime() > furthest ? { ok: false, fault: 'too-far' } : meant;
}

function fault(why: WhenFault): Meant {
  return { ok: false, fault: why };
}

/** "fra 2 ore", "in 3 weeks at 10". */
function afterLength(
  { count, unit: named, rest }: { count: number; unit: string; rest: string },
  reckoning: Reckoning,
): Meant {
  const { calendar, now } = reckoning;
  const unit = unitIn(named);
  if (!unit) return fault('not-understood');
  if (unit === 'minute' || unit === 'hour') {
    if (rest !== '') return fault('not-understood');
    const ms = count * (unit === 'hour' ? 3_600_000 : 60_000);
    return ms > daysAtMost * 86_400_000 ? fault('too-far') : settled(new Date(now.getTime() + ms), reckoning);
  }
  if (count > daysAtMost) return fault('too-far');
  const today = dateOn(calendar, now);
  const day = unit === 'day' ? workingDayAfter(calendar, today, count) : later(calendar, now, count, unit);
  if (!day) return fault(unit === 'day' ? 'too-far' : 'not-understood');
  return timeOfDay(day, rest, reckoning);
}

function later({ zone }: Calendar, now: Date, count: number, unit: 'week' | 'month'): string | null {
  return DateTime.fromJSDate(now, { zone })
    .plus(unit === 'week' ? { weeks: count } : { months: count })
    .toISODate();
}

/** "giovedì 9:00", "3/12", "domani pomeriggio", "15:30". */
function onADay(words: string, reckoning: Reckoning): Meant {
  const { calendar, now } = reckoning;
  const today = dateOn(calendar, now);
  const end = endIn(words, calendar, today);
  if (end)
    return end.rest.split(' ').every(saysNothing)
      ? closing(end.day, reckoning)
      : timeOfDay(end.day, end.rest, reckoning);
  const dated = dateIn(words);
  if (dated) {
    const day = dayOf(dated.value, today);
    return day ? timeOfDay(day, besideItsWeekday(day, dated.rest), reckoning) : fault('not-understood');
  }
  if (/\b(prossima settimana|settimana prossima|next week)\b/.test(words)) {
    const monday = plus(today, 8 - weekdayOf(today));
    const others = words.split(' ').filter(word => !['prossima', 'settimana', 'next', 'week'].includes(word));
    const weekday = weekdayNames[others.find(word => word in weekdayNames) ?? ''] ?? 1;
    const rest = others.filter(word => !(word in weekdayNames)).join(' ');
    return timeOfDay(plus(monday, weekday - 1), rest, reckoning);
  }
  const all = words.split(' ');
  const named = all.find(word => word in weekdayNames || word in daysAfter);
  if (named === undefined) return timeOfDay(today, words, reckoning);
  const rest = all.filter(word => word !== named).join(' ');
  const count = daysAfter[named];
  if (count !== undefined) {
    const day = workingDayAfter(calendar, today, count);
    return day ? timeOfDay(day, rest, reckoning) : fault('never-open');
  }
  return onWeekday(weekdayNames[named] ?? 1, rest, reckoning);
}

/** The next such day; today itself, where a later time of it is said. */
function onWeekday(weekday: number, rest: string, reckoning: Reckoning): Meant {
  const { calendar, now } = reckoning;
  const today = dateOn(calendar, now);
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const still = ahead === 0 && /\d/.test(rest) ? timeOfDay(today, rest, reckoning) : null;
  if (still?.ok && still.at > now && dateOn(calendar, still.at) === today) return still;
  return timeOfDay(plus(today, ahead === 0 ? 7 : ahead), rest, reckoning);
}

/** "venerdì 27 novembre": what is left, where that day is such a weekday; another weekday is understood by nobody. */
function besideItsWeekday(day: string, words: string): string {
  const isItsName = (word: string) => weekdayNames[word] === weekdayOf(day);
  return words
    .split(' ')
    .filter(word => !isItsName(word))
    .join(' ');
}

/** The date in the coming year, if there is such a one; of a day alone, "the 3rd", the next that is called so. */
function dayOf({ year, month, day }: TypedDate, today: string): string | null {
  if (month === null) {
    const ahead = Array.from({ length: 62 }, (_, days) => plus(today, days));
    return ahead.find(date => Number(date.slice(8)) === day) ?? null;
  }
  const dated = (of: number) => {
    const at = DateTime.utc(of, month, day);
    return at.isValid ? at.toISODate() : null;
  };
  if (year !== null) return dated(year);
  const thisYear = Number(today.slice(0, 4));
  const [first, second] = [dated(thisYear), dated(thisYear + 1)];
  return first && first >= today ? first : second;
}

/** On that day at what the rest of the words says; where that is nothing, when the desk opens. */
function timeOfDay(day: string, words: string, reckoning: Reckoning): Meant {
  const { calendar, now } = reckoning;
  const timed = timeIn(words);
  const left = (timed?.rest ?? words).split(' ').filter(word => !saysNothing(word));
  if (!timed && left.length === 1 && left[0] === dayEnd) return closing(day, reckoning);
  const part = left.length === 1 ? (partNames[left[0] ?? ''] ?? null) : null;
  const isToday = day === dateOn(calendar, now);
  // Words that name neither a day nor a time: what they mean nobody knows.
  if (left.length > (part ? 1 : 0) || (isToday && !timed && !part && !/^(oggi|today)?$/.test(words)))
    return fault('not-understood');
  if (!timed) return part === 'evening' ? evening(day, reckoning) : opening(day, part, reckoning);
  const { minutes, isShort } = timed.value;
  const at = onClock(calendar, day, minutes);
  const isLater = (part === 'afternoon' || part === 'evening') && minutes < 720;
  const afternoon = onClock(calendar, day, minutes + 720);
  // "alle 3" is said of the afternoon, where the desk sleeps at night.
  if (isLater || (isShort && part !== 'morning' && !isOpen(calendar, at) && isOpen(calendar, afternoon)))
    return settled(afternoon, reckoning);
  return settled(at, reckoning);
}

function saysNothing(word: string): boolean {
  return word === '' || fillers.has(word);
}

/** Where the desk sleeps then, shortly before it closes: who looks at it in the evening looks before they leave. */
function evening(day: string, reckoning: Reckoning): Meant {
  const { calendar, now, mustWork } = reckoning;
  const at = onClock(calendar, day, eveningFrom);
  const isWithin = !mustWork || (isWorked(calendar, day) && isOpen(calendar, at));
  const closes = isWithin ? null : closingOn(calendar, day);
  return closes && closes > now
    ? { ok: true, at: closes, isMoved: false, isEarlier: true }
    : settled(at, reckoning);
}

function opening(day: string, part: Part | null, { calendar, now }: Reckoning): Meant {
  const isToday = day === dateOn(calendar, now);
  const worked = isToday ? day : workedFrom(calendar, day);
  if (!worked) return fault('never-open');
  const opens = openingOn(calendar, worked, part, isToday ? now : null);
  if (opens) return { ok: true, at: opens, isMoved: worked !== day };
  if (isToday) return fault('past');
  const next = working(calendar, onClock(calendar, worked, part === 'afternoon' ? 720 : 0));
  return next ? { ok: true, at: next, isMoved: true } : fault('never-open');
}

/** Shortly before the desk closes on that day: what comes back then can still be done. */
function closing(day: string, { calendar, now }: Reckoning): Meant {
  const worked = day === dateOn(calendar, now) ? day : workedFrom(calendar, day);
  if (!worked) return fault('never-open');
  const at = closingOn(calendar, worked);
  return at && at > now ? { ok: true, at, isMoved: worked !== day } : fault('past');
}

function settled(at: Date, { calendar, now, mustWork }: Reckoning): Meant {
  if (at <= now) return fault('past');
  if (!mustWork || (isWorked(calendar, dateOn(calendar, at)) && isOpen(calendar, at)))
    return { ok: true, at, isMoved: false };
  const opens = working(calendar, at);
  return opens ? { ok: true, at: opens, isMoved: opens.getTime() !== at.getTime() } : fault('never-open');
}
