/** When the desk works. Pure data; made from desk.yaml and used by every computation of working time. */
export type Calendar = {
  zone: string;
  /** By ISO weekday, 1 = Monday; each a list of windows in the day, ordered and not overlapping. */
  week: Record<Weekday, Window[]>;
  /**
   * Days with hours of their own, by `YYYY-MM-DD` (once) or `MM-DD` (each year); an empty list: closed. `day-hours.ts`
   * says what goes before what.
   */
  hours?: Record<string, Window[]>;
  holidays: {
    /** ISO 3166 country whose public holidays are kept; null for none. */
    country: string | null;
    /** A part of the country with public holidays of its own, as `BZ` of IT; null for none. */
    region?: string | null;
    /** `MM-DD` each year, or `YYYY-MM-DD` once: patron saints, bridge days. */
    extra: string[];
  };
  closures: Closure[];
  /** Working time that "one working day" means. */
  workingDaySeconds: number;
};

/** A day's name in both languages of the desk. */
export type HolidayName = { it: string; en: string };

/** Announced days, both included, on which the desk does not work. Dates as `YYYY-MM-DD`. */
export type Closure = {
  from: string;
  to: string;
  name: string;
  /** The address of whoever answers what cannot wait. */
  onCall?: string | null;
};

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * Seconds on the wall clock since the day's midnight. `from` lies within the day; a window that goes on past midnight
 * ends beyond 86,400, and belongs to the day on which it begins. An instant is in the window when the zone's wall clock shows a time in
 * it: in the night in which clocks go back, an hour that is shown twice counts twice; one that is skipped, never.
 */
export type Window = { from: number; to: number };

/** The closure in which a date lies. */
export function closureOn({ closures }: Calendar, date: string): Closure | null {
  return closures.find(({ from, to }) => from <= date && date <= to) ?? null;
}
