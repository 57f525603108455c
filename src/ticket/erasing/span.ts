import { DateTime } from 'luxon';

/** For how long something is kept, by the calendar. */
export type Span = { amount: number; unit: 'day' | 'month' | 'year' };

/** The same span on from an instant: of a month that lacks that day, on its last one. Pure. */
export function spanAfter(from: Date, { amount, unit }: Span): Date {
  return DateTime.fromJSDate(from, { zone: 'utc' })
    .plus({ [unit]: amount })
    .toJSDate();
}

/** The same span back from an instant. Pure. */
export function spanBefore(from: Date, { amount, unit }: Span): Date {
  return DateTime.fromJSDate(from, { zone: 'utc' })
    .minus({ [unit]: amount })
    .toJSDate();
}
