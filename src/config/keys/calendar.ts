import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { Calendar, Weekday, Window } from '../../sla/calendar.ts';
import { isCountryKnown, regionsOf } from '../../sla/holidays.ts';
import { writtenAs } from '../faults.ts';
import { about, addressWrittenAs } from './fields.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** In seconds. */
const wholeDay = 86_400;
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

/** `10-10` each year, or one date. */
const yearlyOrOnce = z
  .string()
  .regex(/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
    error: ({ input }) => `${String(input)} is not a day: write 10-10 for each year, or 2026-12-07 once`,
    abort: true,
  })
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
    .default('none')
    .meta({
      description: 'The country whose public holidays are days off, by its two letters; none for none.',
      example: 'IT',
    }),
  region: z
    .string('write a region’s code in quotes')
    .transform(code => code.toUpperCase())
    .optional()
    .meta({
      description:
        'A part of the country with public holidays of its own: BZ of IT has Whit Monday. Of Germany, Switzerland, Spain and others the codes are those of ISO 3166-2.',
      example: 'BZ',
    }),
  extra: z
    .preprocess(
      nullIsNothing,
      z.array(yearlyOrOnce, 'write a list of days, such as ["10-10", "2026-12-07"]').default([]),
    )
    .meta({
      description: 'More days off: month and day for each year, such as a patron saint’s, or one date.',
      example: '["10-10", "2026-12-07"]',
    }),
});

/** A region that the country does not have would be a day off that nobody keeps. */
const holidaysShape = holidays.superRefine(({ country, region }, context) => {
  if (region === undefined) return;
  const known = country === 'none' ? [] : regionsOf(country);
  if (known.includes(region)) return;
  context.addIssue({
    code: 'custom',
    path: ['region'],
    message:
      known.length > 0
        ? `${region} has no public holidays of its own that are known: write one of ${known.join(', ')}, or its days under extra`
        : 'no regions are known of this country: write their days under extra',
  });
});

const ownHours = z
  .record(
    yearlyOrOnce,
    windows,
    'write days with their windows, such as { "12-24": ["09:00-13:00"], 2026-12-31: [] }',
  )
  .meta({
    description:
      'Days with hours of their own in place of the week’s, each year or once; [] closes the day. A date opens a Saturday or a holiday too, a day of each year no day that its week leaves free; a closure goes before both.',
    writtenAs: 'days with their windows',
    example: '{ "12-24": ["09:00-13:00"], 2026-12-31: [] }',
  });

const zoneForm = 'write a zone such as Europe/Rome';
const hours = 'write hours such as 8h';

const closure = z
  .strictObject({
    from: about(date, 'The first day of the closure.', '2026-08-10'),
    to: about(date, 'Its last day.', '2026-08-21'),
    name: about(
      z.string().min(1, 'a closure needs a name: customers read it'),
      'What it is called; customers read it.',
      'Chiusura estiva',
    ),
    onCall: about(
      addressWrittenAs('write the address of who is on call').nullable().default(null),
      'Who answers what cannot wait, by an address that stands under operators; without it, whoever is on duty.',
      'giulia.verdi@example.com',
    ),
  })
  .refine(({ from, to }) => from <= to, 'a closure must not end before it begins');

/** The calendar as desk.yaml writes it -> the calendar that working time is computed with. */
export const calendarShape = z
  .strictObject({
    zone: about(
      z.string(writtenAs(zoneForm)).refine(name => IANAZone.isValidZone(name), zoneForm),
      'The time zone in which the desk works.',
      'Europe/Rome',
    ),
    week: z
      .strictObject(
        Object.fromEntries(days.map(day => [day, windows])) as Record<(typeof days)[number], typeof windows>,
      )
      .meta({
        description:
          'The windows of each day, mon to sun; a day without is free. 21:00-02:00 goes on past midnight, and belongs to the day on which it begins.',
        writtenAs: 'mon … sun: list of windows',
        example: '{ mon: ["09:00-13:00", "14:30-18:30"] }',
      }),
    holidays: z.preprocess(nullIsNothing, holidaysShape.prefault({})),
    hours: z.preprocess(nullIsNothing, ownHours.default({})),
    closures: about(
      z.preprocess(
        nullIsNothing,
        z
          .array(closure, 'write a list of closures, such as [{ from: 2026-08-10, to: 2026-08-21, name: … }]')
          .default([]),
      ),
      'Announced days, both ends included, on which the desk does not work; managers plan more from chat.',
    ),
    workingDay: about(
      z
        .string(hours)
        .regex(/^\d+(\.\d+)?h$/, hours)
        .refine(text => Number.parseFloat(text) > 0, 'a working day has some time')
        .default('8h'),
      'The working time that one working day (1d) means.',
    ),
  })
  .transform(
    (yaml): Calendar => ({
      zone: yaml.zone,
      week: Object.fromEntries(days.map((day, index) => [index + 1, yaml.week[day]])) as Record<
        Weekday,
        Window[]
      >,
      hours: yaml.hours,
      holidays: {
        country: yaml.holidays.country === 'none' ? null : yaml.holidays.country,
        region: yaml.holidays.region ?? null,
        extra: yaml.holidays.extra,
      },
      closures: yaml.closures,
      workingDaySeconds: Number.parseFloat(yaml.workingDay) * 3600,
    }),
  )
  .superRefine(({ week }, context) => {
    if (Object.values(week).every(list => list.length === 0))
      context.addIssue({ code: 'custom', message: 'the week has no working hours' });
    for (const [index, name] of days.entries()) {
      const next = ((index + 1) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
      const into = (week[(index + 1) as Weekday].at(-1)?.to ?? 0) - wholeDay;
      if (into > (week[(next + 1) as Weekday][0]?.from ?? wholeDay))
        context.addIssue({
          code: 'custom',
          path: ['week', name],
          message: `its last window overlaps the first one of ${days[next]}`,
        });
    }
  });

function seconds(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60;
}
