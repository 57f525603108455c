import type { Calendar } from '../../src/sla/calendar.ts';
import type { Segment } from '../../src/sla/segments.ts';

/**
 * Working time counted the slow way, to check the fast one: every minute of eight years is asked for its wall clock and
 * is either worked or not. It shares no code with src/sla: the zones' rules come from Intl, Easter from the tables of
 * the almanac (Meeus), Saint Francis from the law.
 */
export class MinuteByMinute {
  /** The instants at which the zone's clocks are moved. */
  readonly changes: number[] = [];
  /** 1 for each minute that is worked. */
  readonly #worked: Uint8Array;
  /** Worked minutes before each minute. */
  readonly #before: Int32Array;
  /** The worked minutes, in order. */
  readonly #minutes: Int32Array;

  constructor(calendar: Calendar) {
    const wall = wallClock(calendar.zone);
    const open = openMinutesOfDays(calendar);
    this.#worked = new Uint8Array(minutes);
    this.#before = new Int32Array(minutes + 1);
    let [day, hours]: [number, Uint8Array | undefined] = [Number.NaN, undefined];
    for (let m = 0; m < minutes; m += 1) {
      const shown = wall[m] as number;
      if (m > 0 && shown !== (wall[m - 1] as number) + 1) this.changes.push(start + m * minute);
      const today = Math.floor(shown / 1440);
      if (today !== day) [day, hours] = [today, open.get(today)];
      const works = hours?.[shown % 1440] === 1;
      this.#worked[m] = works ? 1 : 0;
      this.#before[m + 1] = (this.#before[m] as number) + (works ? 1 : 0);
    }
    this.#minutes = new Int32Array(this.#before[minutes] as number);
    let found = 0;
    for (let m = 0; m < minutes; m += 1) if (this.#worked[m]) this.#minutes[found++] = m;
  }

  /** Worked ms from here to the end of the years. */
  left(at: number): number {
    return this.#minutes.length * minute - this.#count(at);
  }

  due(from: number, amount: number): number {
    if (amount === 0) return from;
    const goal = this.#count(from) + amount;
    // The minute in which the goal is reached; reached at its very end, it is this one and not the next.
    const index = Math.ceil(goal / minute) - 1;
    return start + (this.#minutes[index] as number) * minute + (goal - index * minute);
  }

  /** @param breaks that begin and end at whole minutes */
  dueWithBreaks(from: number, amount: number, breaks: readonly Segment[]): number {
    let at = from;
    for (let left = amount; left > 0; ) {
      const next = start + (Math.floor((at - start) / minute) + 1) * minute;
      if (this.open(at) && !isCut(at, breaks)) {
        if (left <= next - at) return at + left;
        left -= next - at;
      }
      at = next;
    }
    return at;
  }

  between(from: number, to: number): number {
    return this.#count(to) - this.#count(from);
  }

  /** @param breaks that begin and end at whole minutes */
  betweenWithBreaks(from: number, to: number, breaks: readonly Segment[]): number {
    let sum = 0;
    for (let at = from; at < to; ) {
      const next = Math.min(start + (Math.floor((at - start) / minute) + 1) * minute, to);
      if (this.open(at) && !isCut(at, breaks)) sum += next - at;
      at = next;
    }
    return sum;
  }

  open(at: number): boolean {
    return this.#worked[Math.floor((at - start) / minute)] === 1;
  }

  opening(at: number): number {
    if (this.open(at)) return at;
    let m = Math.floor((at - start) / minute) + 1;
    while (this.#worked[m] === 0) m += 1;
    return start + m * minute;
  }

  #count(at: number): number {
    const m = Math.floor((at - start) / minute);
    return (this.#before[m] as number) * minute + (this.#worked[m] ? at - start - m * minute : 0);
  }
}

const minute = 60_000;
const start = Date.UTC(2024, 11, 1);
const minutes = (Date.UTC(2033, 0, 1) - start) / minute;

function isCut(at: number, breaks: readonly Segment[]): boolean {
  for (const { start, end } of breaks) if (start <= at && at < end) return true;
  return false;
}

const walls = new Map<string, Int32Array>();

/**
 * What the zone's wall clock shows at each minute, in minutes since 1970 as if it were UTC. Intl is asked each quarter
 * of an hour: no zone of these years moves its clocks in between.
 */
function wallClock(zone: string): Int32Array {
  const known = walls.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const wall = new Int32Array(minutes);
  for (let quarter = 0; quarter < minutes; quarter += 15) {
    // 03/29/2026, 01:45
    const text = clock.format(start + quarter * minute);
    const number = (from: number, length: number) => Number(text.slice(from, from + length));
    const shown =
      Date.UTC(number(6, 4), number(0, 2) - 1, number(3, 2), number(12, 2), number(15, 2)) / minute;
    for (let m = quarter; m < quarter + 15 && m < minutes; m += 1) wall[m] = shown + m - quarter;
  }
  walls.set(zone, wall);
  return wall;
}

/** By the day (since 1970), the 1440 minutes of its wall clock: 1 where somebody works. */
function openMinutesOfDays(calendar: Calendar): Map<number, Uint8Array> {
  const days = new Map<number, Uint8Array>();
  const dayOf = (number: number) => {
    const known = days.get(number) ?? new Uint8Array(1440);
    days.set(number, known);
    return known;
  };
  for (let at = start - 3 * 1440 * minute; at < start + (minutes + 2880) * minute; at += 1440 * minute) {
    const today = at / minute / 1440;
    for (const { from, to } of hoursOf(calendar, new Date(at)))
      for (let m = Math.ceil(from / 60); m * 60 < to; m += 1)
        dayOf(today + Math.floor(m / 1440))[m % 1440] = 1;
  }
  return days;
}

/** Closures, then the date's own hours, then those of its month and day where its week works, then holidays. */
function hoursOf(calendar: Calendar, date: Date): { from: number; to: number }[] {
  const name = date.toISOString().slice(0, 10);
  const monthDay = name.slice(5);
  if (calendar.closures.some(({ from, to }) => name >= from && name <= to)) return [];
  const [once, yearly] = [calendar.hours?.[name], calendar.hours?.[monthDay]];
  if (once !== undefined) return once;
  const weekday = date.getUTCDay() as 0 | 1 | 2 | 3 | 4 | 5 | 6;
  const usual = calendar.week[weekday === 0 ? 7 : weekday];
  if (usual.length > 0 && yearly !== undefined) return yearly;
  const { country, region, extra } = calendar.holidays;
  const year = date.getUTCFullYear();
  const isHoliday =
    (country === 'IT' && italianHolidays(year).includes(monthDay)) ||
    (region === 'BZ' && daysFromEaster(year, 50) === monthDay) ||
    extra.includes(name) ||
    extra.includes(monthDay);
  return isHoliday ? [] : usual;
}

function italianHolidays(year: number): string[] {
  const fixed = ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'];
  const easter = [daysFromEaster(year, 0), daysFromEaster(year, 1)];
  return [...fixed, ...easter, ...(year >= 2026 ? ['10-04'] : [])];
}

/** Month and day; Whit Monday is the 50th. */
function daysFromEaster(year: number, days: number): string {
  return new Date(Date.UTC(year, ...easterOf(year)) + days * 86_400_000).toISOString().slice(5, 10);
}

/** Month (from 0) and day of Easter Sunday; Meeus, Astronomical Algorithms, chapter 8. */
function easterOf(year: number): [number, number] {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return [month - 1, day];
}
