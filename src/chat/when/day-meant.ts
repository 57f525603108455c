import type { Calendar } from '../../sla/calendar.ts';
import { namesEnd } from './ends-said.ts';
import { dateIn, dayEnd, lengthIn, plainly, timeIn } from './typed-parts.ts';
import { partNames, weekdayNames } from './vocabulary.ts';
import { dateOn, onClock, openingOn, plus, working } from './working-days.ts';

const nextWeek = /\b(prossima settimana|settimana prossima|next week)\b/;

/** Whether the words name a whole week, which may begin with a holiday. Pure. */
export function isWeekNamed(typed: string): boolean {
  const words = plainly(typed);
  return nextWeek.test(words) && !words.split(' ').some(word => word in weekdayNames);
}

/** Whether the words name where something ends: who is away until then is not back before. Pure. */
export function isEndNamed(typed: string): boolean {
  const words = plainly(typed);
  return (
    words.includes(dayEnd) || namesEnd(words) || words.split(' ').some(word => partNames[word] === 'evening')
  );
}

/** When the desk opens after the day of an instant. Pure. @returns null where it never does again */
export function openingAfter(at: Date, calendar: Calendar): Date | null {
  return working(calendar, onClock(calendar, plus(dateOn(calendar, at), 1), 0));
}

/**
 * Where what was named as a whole is over: "domani" at the opening after that day, "lunedì mattina" at noon, "next week" on the
 * Monday after. Pure.
 *
 * @param begins what the words mean as an instant, see instant-meant.ts
 * @returns null where an hour or a length was said: such words name no whole day
 */
export function endOfDayMeant(typed: string, begins: Date, calendar: Calendar): Date | null {
  const words = plainly(typed);
  if (words.includes(dayEnd) || namesEnd(words) || lengthIn(words) || timeIn(dateIn(words)?.rest ?? words))
    return null;
  const day = dateOn(calendar, begins);
  if (isWeekNamed(typed)) {
    // The desk may open on another day than Monday: it is the week of that day.
    const weekday = (new Date(day).getUTCDay() + 6) % 7;
    return working(calendar, onClock(calendar, plus(day, 7 - weekday), 0));
  }
  const isMorning = words.split(' ').some(word => partNames[word] === 'morning');
  const afternoon = isMorning ? openingOn(calendar, day, 'afternoon', null) : null;
  return afternoon ?? openingAfter(begins, calendar);
}
