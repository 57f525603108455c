import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { Calendar, Weekday, Window } from '../sla/calendar.ts';
import { isCountryKnown } from '../sla/holidays.ts';

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

const windows = z
  .array(window)
  .default([])
  .transform(list => list.toSorted((a, b) => a.from - b.from))
  .refine(
    list => list.every((later, i) => i === 0 || (list[i - 1]?.to ?? 0) <= later.from),
    'two windows of this day overlap',
  );

const date = z.iso.date('write a date such as 2026-08-10');

const closure = z
  .strictObject({
    from: date,
    to: date,
    name: z.string().min(1),
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
    zone: z.string().refine(name => IANAZone.isValidZone(name), 'write a zone such as Europe/Rome'),
    week: z.strictObject(
      Object.fromEntries(days.map(day => [day, windows])) as Record<(typeof days)[number], typeof windows>,
    ),
    holidays: z
      .strictObject({
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
        extra: z
          .array(
            z
              .string()
              .regex(
                /^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
                'write 10-10 for each year, or 2026-12-07 once',
              ),
          )
          .default([]),
      })
      .prefault({}),
    closures: z.array(closure).default([]),
    workingDay: z
      .string()
      .regex(/^\d+(\.\d+)?h$/, 'write hours such as 8h')
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
