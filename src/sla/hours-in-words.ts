import { Info } from 'luxon';
import { type Calendar, type Weekday, type Window, weekdays } from './calendar.ts';

/** In seconds. */
const day = 86_400;

const always = { it: 'tutti i giorni, giorno e notte', en: 'day and night, every day' };
const and = { it: ' e ', en: ' and ' };

/**
 * The weekly hours as one says them: "lunedì-venerdì 9:00-13:00 e 14:30-18:30", "Monday to Friday, 9:00-13:00 and
 * 14:30-18:30". Days with the same hours in a row are named once.
 */
export function hoursInWords({ week }: Calendar, language: 'it' | 'en'): string {
  if (
    weekdays.every(each => week[each].length === 1 && week[each][0]?.from === 0 && week[each][0].to === day)
  )
    return always[language];
  const runs: { from: Weekday; to: Weekday; hours: string }[] = [];
  for (const day of weekdays) {
    const hours = week[day].map(windowInWords).join(and[language]);
    const last = runs.at(-1);
    if (last && last.hours === hours && last.to === day - 1) last.to = day;
    else runs.push({ from: day, to: day, hours });
  }
  const names = Info.weekdays('long', { locale: language });
  return runs
    .filter(run => run.hours !== '')
    .map(({ from, to, hours }) => {
      const first = names[from - 1];
      const last = names[to - 1];
      if (from === to) return `${first} ${hours}`;
      return language === 'it' ? `dal ${first} al ${last} ${hours}` : `${first} to ${last} ${hours}`;
    })
    .join('; ');
}

/** `21:00-2:00`, also of one that goes on past midnight. */
export function windowInWords({ from, to }: Window): string {
  return `${onClock(from)}-${onClock(to > day ? to - day : to)}`;
}

function onClock(seconds: number): string {
  return `${Math.floor(seconds / 3600)}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}`;
}
