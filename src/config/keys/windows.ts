import { z } from 'zod';
import type { Window } from '../../sla/calendar.ts';

/** In seconds. */
export const wholeDay = 86_400;
/** A window that goes on past midnight is a night, not a slip of the pen such as 13:00-09:00. */
const longestNight = 16 * 3600;

const window = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'write a window as 09:00-13:00 (midnight at its end is 24:00, and 21:00-02:00 goes on past it)',
  )
  .transform((text): Window => {
    const [from = 0, to = 0] = text.split('-').map(seconds);
    return { from, to: to < from ? to + wholeDay : to };
  })
  .refine(({ from, to }) => from !== to, 'a window must end after it begins; the whole day is 00:00-24:00')
  .refine(
    ({ from, to }) => to <= wholeDay || to - from <= longestNight,
    'a window must end after it begins, or, past midnight, within 16 hours: turn it round, or write two, to 24:00 and from 00:00 on the next day',
  );

/** In YAML a key with nothing behind it is null: `sat:` means no hours on Saturday. */
export const nullIsNothing = (value: unknown) => value ?? undefined;

export const windows = z
  .preprocess(
    nullIsNothing,
    z.array(window, 'write a list of windows, such as ["09:00-13:00", "14:30-18:30"]').default([]),
  )
  .transform(list => list.toSorted((a, b) => a.from - b.from))
  .refine(
    list => list.every((later, i) => i === 0 || (list[i - 1]?.to ?? 0) <= later.from),
    'two windows of this day overlap',
  );

function seconds(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60;
}
