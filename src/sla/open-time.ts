import type { Calendar, Weekday, Window } from './calendar.ts';
import { dayHours } from './day-hours.ts';
import { holidaysIn } from './holidays.ts';
import { joined, type Segment, type Segments } from './segments.ts';
import { offsetsIn } from './zone-offsets.ts';

const day = 86_400_000;
/** The years whose days can be counted. What lies beyond is a slip of the pen, and would take seconds to compile. */
const years = { first: 1970, last: 2199 };
/** A calendar that is closed for so many years is not meant so. */
const yearsAhead = 10;

/**
 * A calendar compiled: every window of some years as an instant, with the working time that lies before it. Adding and
 * measuring are two binary searches, whatever the distance. Years are compiled when they are first asked for.
 */
export class OpenTime {
  readonly #calendar: Calendar;
  #compiled = { from: 0, to: -1 };
  /** What is compiled with a year to spare on both sides, as instants. */
  #covered = { from: 0, to: -1 };
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
    // No number is refused here too: every comparison with it is false.
    if (!(amount <= Date.UTC(years.last + 1, 0, 1) - from)) throw tooFar();
    while (this.#worked(from) + amount > this.#whole) this.#lookAhead();
    const goal = this.#worked(from) + amount;
    const index = firstNotLess(this.#before, goal, 1) - 1;
    return (this.#starts[index] as number) + goal - (this.#before[index] as number);
  }

  /** `at` itself when the desk works then, else the next instant at which it opens. */
  opening(at: number): number {
    this.#cover(at, at);
    for (;;) {
      const start = this.#starts[this.#firstEndingAfter(at)];
      if (start !== undefined) return Math.max(start, at);
      this.#lookAhead();
    }
  }

  /** The window in which an instant lies, else the next one; whole. */
  window(at: number): Segment {
    const index = this.#firstEndingAfter(this.opening(at));
    return { start: this.#starts[index] as number, end: this.#ends[index] as number };
  }

  /** The windows between two instants, cut off at both. */
  segments(from: number, to: number): Segments {
    if (to <= from) return [];
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
    if (from >= this.#covered.from && to < this.#covered.to) return;
    const first = new Date(from).getUTCFullYear();
    const last = new Date(to).getUTCFullYear();
    if (!(first >= years.first && last <= years.last))
      throw new Error(`working time is counted in the years ${years.first} to ${years.last} only`);
    this.#compile(first - 1, last + 1);
  }

  #lookAhead(): void {
    const before = this.#whole;
    if (this.#compiled.to > years.last) throw tooFar();
    this.#compile(this.#compiled.from, Math.min(this.#compiled.to + yearsAhead, years.last + 1));
    if (this.#whole === before) throw never();
  }

  /** Adds what is missing of these years; what is compiled stays one piece. */
  #compile(first: number, last: number): void {
    const known = this.#compiled.to < this.#compiled.from ? { from: first, to: first - 1 } : this.#compiled;
    const windows: Segment[] = [];
    for (let index = 0; index < this.#starts.length; index += 1)
      windows.push({ start: this.#starts[index] as number, end: this.#ends[index] as number });
    for (let year = first; year < known.from; year += 1) windows.push(...windowsIn(this.#calendar, year));
    for (let year = known.to + 1; year <= last; year += 1) windows.push(...windowsIn(this.#calendar, year));
    const segments = joined(windows);
    this.#compiled = { from: Math.min(first, known.from), to: Math.max(last, known.to) };
    this.#covered = {
      from: Date.UTC(this.#compiled.from + 1, 0, 1),
      to: Date.UTC(this.#compiled.to, 0, 1),
    };
    this.#starts = new Float64Array(segments.length);
    this.#ends = new Float64Array(segments.length);
    this.#before = new Float64Array(segments.length + 1);
    // Plain loops: `Float64Array.from` takes three times as long, and a batch may bring thousands of calendars.
    for (let index = 0; index < segments.length; index += 1) {
      const { start, end } = segments[index] as Segment;
      this.#starts[index] = start;
      this.#ends[index] = end;
      this.#before[index + 1] = (this.#before[index] as number) + end - start;
    }
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
  const pieces = offsetPieces(calendar, year);
  const unlike = unlikeTheirWeek(calendar, year);
  const found: Segment[] = [];
  const first = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - first) / day;
  for (let index = 0; index < days; index += 1) {
    const midnight = first + index * day;
    const weekday = isoWeekday(midnight);
    const windows = unlike.has(index)
      ? dayHours(calendar, isoDate(midnight), weekday).windows
      : calendar.week[weekday];
    found.push(...onTheClock(windows, midnight, pieces));
  }
  return found;
}

/** The windows that begin on a date, as instants. Those of a day before may reach into it. */
export function windowsOf(calendar: Calendar, date: string): Segments {
  const midnight = Date.parse(date);
  const { windows } = dayHours(calendar, date, isoWeekday(midnight));
  return joined(onTheClock(windows, midnight, offsetPieces(calendar, Number(date.slice(0, 4)))));
}

type OffsetPiece = { from: number; to: number; offset: number };

function offsetPieces({ zone }: Calendar, year: number): OffsetPiece[] {
  return offsetsIn(zone, year).map(({ from, offset }, index, all) => ({
    from,
    to: all[index + 1]?.from ?? Number.POSITIVE_INFINITY,
    offset,
  }));
}

function onTheClock(windows: readonly Window[], midnight: number, pieces: OffsetPiece[]): Segment[] {
  const found: Segment[] = [];
  for (const { from, to } of windows)
    for (const piece of pieces) {
      const start = Math.max(midnight + from * 1000 - piece.offset, piece.from);
      const end = Math.min(midnight + to * 1000 - piece.offset, piece.to);
      if (start < end) found.push({ start, end });
    }
  return found;
}

/** Days of the year, counted from 0, for which more than the week must be asked. */
function unlikeTheirWeek(calendar: Calendar, year: number): Set<number> {
  const first = Date.UTC(year, 0, 1);
  const indexOf = (date: string) => (Date.parse(date) - first) / day;
  const ownHours = Object.keys(calendar.hours ?? {}).map(key => (key.length === 5 ? `${year}-${key}` : key));
  const found = new Set([...holidaysIn(calendar, year), ...ownHours].map(indexOf));
  for (const { from, to } of calendar.closures) {
    const begin = Math.max(indexOf(from), 0);
    for (let index = begin; index <= Math.min(indexOf(to), 366); index += 1) found.add(index);
  }
  return found;
}

function isoDate(midnightUtc: number): string {
  return new Date(midnightUtc).toISOString().slice(0, 10);
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
  return new Error(
    `the calendar has no working time in ${yearsAhead} years: check its week, holidays and closures`,
  );
}

function tooFar(): Error {
  return new Error(`so much working time would end after the year ${years.last}`);
}
