import type { Calendar, Weekday } from './calendar.ts';
import { holidaysIn } from './holidays.ts';
import { joined, type Segments } from './segments.ts';
import { offsetsIn } from './zone-offsets.ts';

const day = 86_400_000;
/** A calendar that is closed for so long is not meant so. */
const closedYears = 10;
const lastYear = 9999;

/**
 * A calendar compiled: every window of some years as an instant, with the working time that lies before it. Adding and
 * measuring are two binary searches, whatever the distance. Years are compiled when they are first asked for.
 */
export class OpenTime {
  readonly #calendar: Calendar;
  #years = { from: 0, to: -1 };
  #starts = new Float64Array();
  #ends = new Float64Array();
  /** Working ms before each window, and at the end the whole. */
  #before = new Float64Array(1);

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** Working ms between two instants, of which the first is not after the second. */
  between(from: number, to: number): number {
    this.#cover(from, to);
    return this.#worked(to) - this.#worked(from);
  }

  /**
   * The earliest instant at which so many working ms have passed since `from`; `from` itself for none.
   *
   * @throws when the calendar has too little working time ahead
   */
  add(from: number, amount: number): number {
    if (amount <= 0) return from;
    this.#cover(from, from);
    let goal = this.#worked(from) + amount;
    for (let closed = 0; goal > this.#whole; ) {
      const before = this.#whole;
      if (closed === closedYears || this.#years.to >= lastYear) throw never();
      this.#compile(this.#years.from, this.#years.to + 1);
      closed = this.#whole === before ? closed + 1 : 0;
      goal = this.#worked(from) + amount;
    }
    const index = firstNotLess(this.#before, goal, 1) - 1;
    return (this.#starts[index] as number) + goal - (this.#before[index] as number);
  }

  /** `at` itself when the desk works then, else the next instant at which it opens. */
  opening(at: number): number {
    this.#cover(at, at);
    for (let closed = 0; closed <= closedYears; closed += 1) {
      const index = this.#firstEndingAfter(at);
      if (index < this.#starts.length) return Math.max(this.#starts[index] as number, at);
      if (this.#years.to >= lastYear) break;
      this.#compile(this.#years.from, this.#years.to + 1);
    }
    throw never();
  }

  /** The windows between two instants, cut off at both. */
  segments(from: number, to: number): Segments {
    this.#cover(from, to);
    const found = [];
    for (let index = this.#firstEndingAfter(from); index < this.#starts.length; index += 1) {
      const start = Math.max(this.#starts[index] as number, from);
      const end = Math.min(this.#ends[index] as number, to);
      if (start >= end) break;
      found.push({ start, end });
    }
    return found;
  }

  get #whole(): number {
    return this.#before[this.#starts.length] as number;
  }

  /** Working ms from the beginning of what is compiled. */
  #worked(at: number): number {
    const index = this.#firstEndingAfter(at);
    const start = this.#starts[index];
    return (this.#before[index] as number) + (start !== undefined && at > start ? at - start : 0);
  }

  #firstEndingAfter(at: number): number {
    return firstNotLess(this.#ends, at + 1, 0);
  }

  #cover(from: number, to: number): void {
    const first = new Date(from).getUTCFullYear() - 1;
    const last = new Date(to).getUTCFullYear() + 1;
    if (Number.isNaN(first) || Number.isNaN(last) || first < 1 || last > lastYear)
      throw new Error('the instant lies outside the years 2 to 9998');
    if (this.#years.to < this.#years.from) this.#compile(first, last);
    else if (first < this.#years.from || last > this.#years.to)
      this.#compile(Math.min(first, this.#years.from), Math.max(last, this.#years.to));
  }

  #compile(from: number, to: number): void {
    const windows = [];
    for (let year = from; year <= to; year += 1) windows.push(...windowsIn(this.#calendar, year));
    const segments = joined(windows);
    this.#years = { from, to };
    this.#starts = Float64Array.from(segments, ({ start }) => start);
    this.#ends = Float64Array.from(segments, ({ end }) => end);
    this.#before = new Float64Array(segments.length + 1);
    segments.forEach(({ start, end }, index) => {
      this.#before[index + 1] = (this.#before[index] as number) + end - start;
    });
  }
}

const compiled = new WeakMap<Calendar, OpenTime>();

/** A calendar is compiled once. A changed calendar is a new object. */
export function openTime(calendar: Calendar): OpenTime {
  const known = compiled.get(calendar);
  if (known) return known;
  const made = new OpenTime(calendar);
  compiled.set(calendar, made);
  return made;
}

/** The windows of a year's days as instants: the wall clock's windows under every offset that holds on the day. */
function windowsIn(calendar: Calendar, year: number): Segments {
  const offsets = offsetsIn(calendar.zone, year);
  const closed = closedDays(calendar, year);
  const found = [];
  const first = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - first) / day;
  for (let index = 0; index < days; index += 1) {
    if (closed.has(index)) continue;
    const midnight = first + index * day;
    for (const { from, to } of calendar.week[isoWeekday(midnight)]) {
      for (const [piece, { from: begin, offset }] of offsets.entries()) {
        const start = Math.max(midnight + from * 1000 - offset, begin);
        const end = Math.min(
          midnight + to * 1000 - offset,
          offsets[piece + 1]?.from ?? Number.POSITIVE_INFINITY,
        );
        if (start < end) found.push({ start, end });
      }
    }
  }
  return found;
}

/** Days of the year, counted from 0, on which nobody works: holidays and closures. */
function closedDays(calendar: Calendar, year: number): Set<number> {
  const first = Date.UTC(year, 0, 1);
  const indexOf = (date: string) => (Date.parse(date) - first) / day;
  const closed = new Set(holidaysIn(calendar, year).map(indexOf));
  for (const { from, to } of calendar.closures) {
    const begin = Math.max(indexOf(from), 0);
    for (let index = begin; index <= Math.min(indexOf(to), 366); index += 1) closed.add(index);
  }
  return closed;
}

function isoWeekday(midnightUtc: number): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((midnightUtc / day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The first index, from `low` on, whose value is not less than `value`. */
function firstNotLess(values: Float64Array, value: number, low: number): number {
  let from = low;
  let to = values.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((values[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function never(): Error {
  return new Error('the calendar has no working time: check week, holidays and closures in desk.yaml');
}
