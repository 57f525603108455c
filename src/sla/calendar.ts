import Holidays from 'date-holidays';
import { type DateTime, Interval } from 'luxon';

/** When the desk works. Pure data; made from desk.yaml and used by every computation of working time. */
export type Calendar = {
  zone: string;
  /** By ISO weekday, 1 = Monday; each a list of windows in the day, ordered and not overlapping. */
  week: Record<Weekday, Window[]>;
  holidays: {
    /** ISO 3166 country whose public holidays are kept; null for none. */
    country: string | null;
    /** `MM-DD` each year, or `YYYY-MM-DD` once: patron saints, bridge days. */
    extra: string[];
  };
  /** Announced closures, both days included. */
  closures: { from: string; to: string; name: string }[];
  /** Working time that "one working day" means. */
  workingDaySeconds: number;
};

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

/** Seconds from the day's midnight on the clock; `to` may be 86,400. */
export type Window = { from: number; to: number };

/** Italy keeps 4 October (Saint Francis) again from 2026 on: law of October 2025. */
const saintFrancis = { day: '10-04', from: 2026 };

/** Why a day is not worked at all; null for an ordinary day of the week. */
export function whyClosed(calendar: Calendar, day: DateTime): string | null {
  const date = day.toISODate() ?? '';
  const closure = calendar.closures.find(({ from, to }) => from <= date && date <= to);
  return closure ? closure.name : holidayName(calendar, date);
}

function holidayName({ holidays }: Calendar, date: string): string | null {
  const monthDay = date.slice(5);
  if (holidays.extra.some(extra => extra === date || extra === monthDay)) return 'holiday';
  if (!holidays.country) return null;
  if (holidays.country === 'IT' && monthDay === saintFrancis.day)
    return Number(date.slice(0, 4)) >= saintFrancis.from ? 'holiday' : null;
  return publicHolidays(holidays.country, Number(date.slice(0, 4))).get(date) ?? null;
}

const years = new Map<string, Map<string, string>>();

function publicHolidays(country: string, year: number): Map<string, string> {
  const key = `${country} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const found = new Map(
    new Holidays(country)
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date, name }) => [date.slice(0, 10), name]),
  );
  years.set(key, found);
  return found;
}

/** The stretches in which the desk works on a day, as instants: right over changes of the clock. */
export function windowsOn(calendar: Calendar, day: DateTime): Interval[] {
  if (whyClosed(calendar, day)) return [];
  const midnight = day.startOf('day');
  return (calendar.week[day.weekday as Weekday] ?? []).flatMap(({ from, to }) => {
    const interval = Interval.fromDateTimes(onClock(midnight, from), onClock(midnight, to));
    return interval.isValid && !interval.isEmpty() ? [interval] : [];
  });
}

function onClock(midnight: DateTime, seconds: number): DateTime {
  if (seconds === 86_400) return midnight.plus({ days: 1 }).startOf('day');
  return midnight.set({
    hour: Math.floor(seconds / 3600),
    minute: Math.floor((seconds % 3600) / 60),
    second: seconds % 60,
  });
}
