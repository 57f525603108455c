import { DateTime } from 'luxon';
import type { Span, StepLength } from './report.ts';

/** From an instant until just before another, in epoch milliseconds. */
export type Stretch = { from: number; to: number };

const day = (date: string, zone: string) => DateTime.fromISO(date, { zone });
const dateOf = (at: DateTime) => at.toISODate() ?? '';

/** The instants of a span's days in a zone. */
export function stretchOf({ from, to }: Span, zone: string): Stretch {
  // In some zones a day begins at one: the day behind it does not.
  return { from: day(from, zone).toMillis(), to: day(to, zone).plus({ days: 1 }).startOf('day').toMillis() };
}

/** Cut off at an instant: what is to come is in no figure. */
export function until({ from, to }: Stretch, asOf: number): Stretch {
  return { from: Math.min(from, asOf), to: Math.min(to, asOf) };
}

/** All of a month. @param month as `YYYY-MM` */
export function monthSpan(month: string): Span {
  return { from: `${month}-01`, to: dateOf(day(`${month}-01`, 'utc').endOf('month')) };
}

/** A month before or after another. @param month as `YYYY-MM` */
export function monthsAfter(month: string, count: number): string {
  return day(`${month}-01`, 'utc').plus({ months: count }).toFormat('yyyy-MM');
}

/** Whether it is all of one month. */
export function isMonth({ from, to }: Span): boolean {
  return from.slice(0, 7) === to.slice(0, 7) && isWholeMonths(day(from, 'utc'), day(to, 'utc'));
}

function isWholeMonths(first: DateTime, last: DateTime): boolean {
  return first.day === 1 && last.plus({ days: 1 }).day === 1;
}

/** Whole months before whole months, else as many days. */
export function spanBefore({ from, to }: Span): Span {
  const [first, last] = [day(from, 'utc'), day(to, 'utc')];
  const end = dateOf(first.minus({ days: 1 }));
  if (isWholeMonths(first, last)) {
    const months = Math.round(last.plus({ days: 1 }).diff(first, 'months').months);
    return { from: dateOf(first.minus({ months })), to: end };
  }
  const days = Math.round(last.diff(first, 'days').days) + 1;
  return { from: dateOf(first.minus({ days })), to: end };
}

/**
 * As much of the span before one as has passed of it: so many days, and until the same time of the day. Of the last month no more
 * than it had.
 *
 * @param asOf the present, epoch ms
 */
export function soFarBefore(
  span: Span,
  zone: string,
  asOf: number,
): { span: Span; to: number; isCut: boolean } {
  const before = spanBefore(span);
  const [now, then] = [stretchOf(span, zone), stretchOf(before, zone)];
  if (asOf >= now.to) return { span: before, to: then.to, isCut: false };
  const at = DateTime.fromMillis(Math.max(asOf, now.from), { zone });
  const days = Math.floor(at.startOf('day').diff(day(span.from, zone), 'days').days + 0.5);
  const { hour, minute, second, millisecond } = at;
  const cut = day(before.from, zone).plus({ days }).set({ hour, minute, second, millisecond }).toMillis();
  const to = Math.min(cut, then.to);
  const last = dateOf(DateTime.fromMillis(Math.max(to - 1, then.from), { zone }));
  return { span: { from: before.from, to: last }, to, isCut: true };
}

/** A span in days, weeks from Monday, or months; the first and the last may be cut off. */
export function stepsOf({ from, to }: Span, step: StepLength): Span[] {
  const steps: Span[] = [];
  for (let first = from; first <= to; ) {
    const end = dateOf(day(first, 'utc').endOf(step));
    const last = end < to ? end : to;
    steps.push({ from: first, to: last });
    first = dateOf(day(last, 'utc').plus({ days: 1 }));
  }
  return steps;
}

/** More than these nobody reads, and each is asked for by itself. */
export const stepsAtMost = 400;

/** Whether a date is of years of which anybody asks: of later ones even days are written otherwise. */
export function isYear(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= 2000 && year < 2200;
}

/** Whether it is a span of days that there are, the first not after the last, and not longer than so many. */
export function isSpan({ from, to }: Span, daysAtMost: number): boolean {
  const [first, last] = [day(from, 'utc'), day(to, 'utc')];
  if (dateOf(first) !== from || dateOf(last) !== to || from > to) return false;
  if (!isYear(from) || !isYear(to)) return false;
  return last.diff(first, 'days').days < daysAtMost;
}
