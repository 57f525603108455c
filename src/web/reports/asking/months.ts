import { DateTime } from 'luxon';
import type { Span } from '../../../ticket/reports/report.ts';

/** The whole of a month. @param written as `YYYY-MM` */
export function monthOf(written: string): Span {
  const first = DateTime.fromISO(`${written}-01`, { zone: 'utc' });
  return { from: `${written}-01`, to: first.endOf('month').toISODate() ?? `${written}-28` };
}

/** The month of which a span is the whole; null where it is other days. */
export function wholeMonth({ from, to }: Span): string | null {
  const written = from.slice(0, 7);
  return from.endsWith('-01') && monthOf(written).to === to ? written : null;
}

/** A month before or after another. @param written as `YYYY-MM` */
export function monthsAfter(written: string, count: number): string {
  return DateTime.fromISO(`${written}-01`, { zone: 'utc' }).plus({ months: count }).toFormat('yyyy-MM');
}
