import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { Calendar, Weekday, Window } from '../sla/calendar.ts';
import { isCountryKnown } from '../sla/holidays.ts';
import { writtenAs } from './faults.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const window = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'write a window as 09:00-13:00 (midnight at its end is 24:00)',
  )
  .transform((text): Window => {
    const [from = '', to = ''] = text.split('-');
    return { from: seconds(from), to: seconds(to) };
  })
  .refine(({ from, to }) => from < to, 'a window must end after it begins');

/** In YAML a key with nothing behind it is null: `sat:` means no hours on Saturday. */
const nullIsNothing = (value: unknown) => value ?? undefined;

const windows = z
  .preprocess(
    nullIsNothing,
    z.array(window, 'write a list of windows, such as ["09:00-13:00", "14:30-18:30"]').default([]),
  )
  .transform(list => list.toSorted((a, b) => a.from - b.from))
  .refine(
    list => list.every((later, i) => i === 0 || (list[i - 1]?.to ?? 0) <= later.from),
    'two windows of this day overlap',
  );

const date = z.iso.date('write a date such as 2026-08-10');

const extraHoliday = z
  .string()
  .regex(/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'write 10-10 for each year, or 2026-12-07 once')
  // 29 February is a day of some years.
  .refine(day => z.iso.date().safeParse(day.length === 5 ? `2028-${day}` : day).success, {
    error: ({ input }) => `no calendar has ${String(input)}: write a day that exists`,
  });

const holidays = z.strictObject({
  country: z
    .string()
    .regex(/^([A-Z]{2}|none)$/, {
      error: 'write a country’s two letters such as IT, or none',
      abort: true,
    })
    .refine(country => country === 'none' || isCountryKnown(country), {
      error: ({ input }) => `no holidays are known of ${String(input)}; write none`,
    })
    .default('none'),
  extra: z.preprocess(
    nullIsNothing,
    z.array(extraHoliday, 'write a list of days, such as ["10-10", "2026-12-07"]').default([]),
  ),
});

const zoneForm = 'write a zone such as Europe/Rome';
const hours = 'write hours such as 8h';

const closure = z
  .strictObject({
    from: date,
    to: date,
    name: z.string().min(1, 'a closure needs a name: customers read it'),
    onCall: z
      .email('write the address of who is on call')
      .transform(text => text.toLowerCase())
      .nullable()
      .default(null),
  })
  .refine(({ from, to }) => from <= to, 'a closure must not end before it begins');

/** The calendar as desk.yaml writes it -> the calendar that working time is computed with. */
export const calendarShape = z
  .strictObject({
    zone: z.string(writtenAs(zoneForm)).refine(name => IANAZone.isValidZone(name), zoneForm),
    week: z.strictObject(
      Object.fromEntries(days.map(day => [day, windows])) as Record<(typeof days)[number], typeof windows>,
    ),
    holidays: z.preprocess(nullIsNothing, holidays.prefault({})),
    closures: z.preprocess(
      nullIsNothing,
      z
        .array(closure, 'write a list of closures, such as [{ from: 2026-08-10, to: 2026-08-21, name: … }]')
        .default([]),
    ),
    workingDay: z
      .string(hours)
      .regex(/^\d+(\.\d+)?h$/, hours)
      .refine(text => Number.parseFloat(text) > 0, 'a working day has some time')
      .default('8h'),
  })
  .transform(
    (yaml): Calendar => ({
      zone: yaml.zone,
      week: Object.fromEntries(days.map((day, index) => [index + 1, yaml.week[day]])) as Record<
        Weekday,
        Window[]
      >,
      holidays: {
        country: yaml.holidays.country === 'none' ? null : yaml.holidays.country,
        extra: yaml.holidays.extra,
      },
      closures: yaml.closures,
      workingDaySeconds: Number.parseFloat(yaml.workingDay) * 3600,
    }),
  )
  .refine(({ week }) => Object.values(week).some(list => list.length > 0), 'the week has no working hours');

function seconds(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60;
}
