import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { Calendar, Weekday, Window } from '../../sla/calendar.ts';
import { writtenAs } from '../faults.ts';
import { holidaysShape, ownHours } from './holidays.ts';
import { about, addressWrittenAs } from './values/fields.ts';
import { nullIsNothing, wholeDay, windows } from './windows.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const date = z.iso.date('write a date such as 2026-08-10');

const zoneForm = 'write a zone such as Europe/Rome';
export const zone = z.string(writtenAs(zoneForm)).refine(name => IANAZone.isValidZone(name), zoneForm);

const hours = 'write hours such as 8h';
/** `8h` -> seconds of working time. */
export const workingDay = z
  .string(hours)
  .regex(/^\d+(\.\d+)?h$/, hours)
  .refine(text => Number.parseFloat(text) > 0, 'a working day has some time')
  .transform(text => Number.parseFloat(text) * 3600)
  .meta({ writtenAs: 'hours: 8h' });

/** The windows of each day of the week. */
export const week = z
  .strictObject(
    Object.fromEntries(days.map(day => [day, windows])) as Record<(typeof days)[number], typeof windows>,
  )
  .transform(
    written =>
      Object.fromEntries(days.map((day, index) => [index + 1, written[day]])) as Record<Weekday, Window[]>,
  )
  .superRefine((read, context) => {
    if (Object.values(read).every(list => list.length === 0))
      context.addIssue({ code: 'custom', message: 'the week has no working hours' });
    for (const [index, name] of days.entries()) {
      const next = ((index + 1) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
      const into = (read[(index + 1) as Weekday].at(-1)?.to ?? 0) - wholeDay;
      if (into > (read[(next + 1) as Weekday][0]?.from ?? wholeDay))
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `its last window overlaps the first one of ${days[next]}`,
        });
    }
  });

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
    zone: about(zone, 'The time zone in which the desk works.', 'Europe/Rome'),
    week: week.meta({
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
    workingDay: about(workingDay.prefault('8h'), 'The working time that one working day (1d) means.'),
  })
  .transform(
    (yaml): Calendar => ({
      zone: yaml.zone,
      week: yaml.week,
      hours: yaml.hours,
      holidays: {
        country: yaml.holidays.country === 'none' ? null : yaml.holidays.country,
        region: yaml.holidays.region ?? null,
        extra: yaml.holidays.extra,
      },
      closures: yaml.closures,
      workingDaySeconds: yaml.workingDay,
    }),
  );
