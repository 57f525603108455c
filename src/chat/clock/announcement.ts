import { DateTime } from 'luxon';
import type { Calendar, Closure } from '../../sla/calendar.ts';
import { nextOpening } from '../../sla/working-time.ts';
import type { Language } from '../../ticket/words.ts';
import { wordsIn } from '../words/words.ts';

/** Customers read of a closure in every letter from so many days before it. */
const announcedDays = 14;

/**
 * The line about a closure that is on, or comes within two weeks, as it stands at the end of every letter.
 *
 * @returns '' in ordinary times
 */
export function announcement(calendar: Calendar, phone: string, language: Language, now: Date): string {
  const [closure] = closuresWithin(calendar, now, announcedDays);
  return closure ? closureLine(calendar, closure, phone, language, now) : '';
}

/** The closures that are on, or begin within so many days, the first first. */
export function closuresWithin(calendar: Calendar, now: Date, days: number): Closure[] {
  const today = DateTime.fromJSDate(now, { zone: calendar.zone });
  const until = today.plus({ days }).toISODate() ?? '';
  const date = today.toISODate() ?? '';
  return calendar.closures
    .filter(({ from, to }) => from <= until && to >= date)
    .toSorted((a, b) => a.from.localeCompare(b.from));
}

/** A closure as customers read it: its days, when the desk opens again, and, where somebody is on call, whom to call. */
export function closureLine(
  calendar: Calendar,
  closure: Closure,
  phone: string,
  language: Language,
  now: Date,
): string {
  const date = DateTime.fromJSDate(now, { zone: calendar.zone }).toISODate() ?? '';
  const words = wordsIn(language);
  const said = words.clock.announcement;
  const day = (at: DateTime, format: string) => at.setLocale(words.locale).toFormat(format);
  const lastDay = DateTime.fromISO(closure.to, { zone: calendar.zone });
  const reopens = DateTime.fromJSDate(nextOpening(calendar, lastDay.endOf('day').toJSDate()), {
    zone: calendar.zone,
  });
  const from = day(DateTime.fromISO(closure.from, { zone: calendar.zone }), 'd LLLL');
  const to = day(lastDay, 'd LLLL yyyy');
  const back = day(reopens, language === 'it' ? "cccc d LLLL 'alle' H:mm" : "cccc d LLLL 'at' H:mm");
  const ahead =
    closure.from === closure.to
      ? said.aheadOfDay(closure.name, to, back)
      : said.ahead(closure.name, from, to, back);
  const line = closure.from <= date ? said.during(closure.name, to, back) : ahead;
  return [line, phone && closure.onCall ? said.onCall(phone) : ''].filter(Boolean).join(' ');
}
