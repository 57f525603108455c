import { z } from 'zod';
import type { Weekday } from '../../../sla/calendar.ts';
import type { OwnHours } from '../../../ticket/companies/company.ts';
import { valueFaults } from '../../faults.ts';
import { week, workingDay, zone } from '../calendar.ts';
import { holidaysShape, ownHours as ownDays } from '../holidays.ts';
import { about } from '../values/fields.ts';

/** In seconds. */
const wholeDay = { from: 0, to: 86_400 };

const form =
  'write 24x7, hours such as "mon-fri 08:00-20:00; sat 09:00-13:00", or the keys of calendar that differ';

/** Day and night, all year: no holidays, no closures, and a day is 24 hours. */
const always: OwnHours = {
  week: {
    1: [wholeDay],
    2: [wholeDay],
    3: [wholeDay],
    4: [wholeDay],
    5: [wholeDay],
    6: [wholeDay],
    7: [wholeDay],
  },
  hours: {},
  holidays: { country: null, region: null, extra: [] },
  workingDaySeconds: 86_400,
  throughClosures: true,
};

const dayNames: Record<string, Weekday> = {
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
  lun: 1,
  mar: 2,
  mer: 3,
  gio: 4,
  ven: 5,
  sab: 6,
  dom: 7,
};
const written = ['', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `24x7`, `lun-ven 8:00-20:00; sab 9-13`: one line, as it stands in a cell. */
const inText = z.string().transform((text, context): OwnHours => {
  if (/^\s*(24\s*[x×/]\s*7|h\s*24)\s*$/i.test(text)) return always;
  const days = daysIn(text);
  const read = days && week.safeParse(days);
  if (read?.success) return { week: read.data, throughClosures: false };
  context.addIssue({ code: 'custom', message: read?.error.issues[0]?.message ?? form });
  return z.NEVER;
});

/** The windows of each day that is named; null for what is no list of days with hours. */
function daysIn(text: string): Record<string, string[]> | null {
  const found: Record<string, string[]> = {};
  for (const part of text
    .split(/[;\n]/)
    .map(each => each.trim())
    .filter(Boolean)) {
    const [, first = '', last = first, hours = ''] =
      /^(\p{L}+)(?:\s*[-–]\s*(\p{L}+))?\s+(.+)$/u.exec(part) ?? [];
    const [from, to] = [first, last].map(name => dayNames[name.slice(0, 3).toLowerCase()]);
    if (!from || !to || to < from) return null;
    for (let day = from; day <= to; day += 1)
      found[written[day] ?? ''] = hours
        .split(/[\s,e]+|and/)
        .filter(Boolean)
        .map(onTheClock);
  }
  return Object.keys(found).length > 0 ? found : null;
}

/** `8-13`, `9:00–13:00`, `9.00-13.00` as desk.yaml writes it. */
function onTheClock(window: string): string {
  return window
    .split(/[-–]/)
    .map(time => {
      const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(time) ?? [];
      return hour === '' ? time : `${hour.padStart(2, '0')}:${minute}`;
    })
    .join('-');
}

const inKeys = z
  .strictObject(
    {
      zone: about(zone.optional(), 'The time zone in which these hours are meant.', 'Europe/Berlin'),
      week: week.optional().meta({
        description: 'The windows of each day, mon to sun.',
        writtenAs: 'mon … sun: list of windows',
        example: '{ mon: ["08:00-20:00"] }',
      }),
      holidays: holidaysShape.optional(),
      hours: ownDays.optional(),
      workingDay: about(
        workingDay.optional(),
        'The working time that one working day (1d) means in what was promised.',
        '12h',
      ),
      throughClosures: about(
        z.boolean('write true or false').default(false),
        'Whether the clock runs through the desk’s closures.',
      ),
    },
    form,
  )
  .transform(
    ({ zone, week, holidays, hours, workingDay, throughClosures }): OwnHours => ({
      ...(zone ? { zone } : {}),
      ...(week ? { week } : {}),
      ...(hours ? { hours } : {}),
      ...(workingDay ? { workingDaySeconds: workingDay } : {}),
      ...(holidays
        ? {
            holidays: {
              country: holidays.country === 'none' ? null : holidays.country,
              region: holidays.region ?? null,
              extra: holidays.extra,
            },
          }
        : {}),
      throughClosures,
    }),
  );

/** The hours in which a company's promises are counted, where those are not the desk's. */
export const ownHours = z
  .unknown()
  .transform((value, context): OwnHours => {
    const read = (typeof value === 'string' ? inText : inKeys).safeParse(value);
    if (read.success) return read.data;
    for (const { path, says } of valueFaults(read.error))
      context.addIssue({ code: 'custom', path, message: says });
    return z.NEVER;
  })
  .meta({
    description:
      'The hours in which its promises are counted: 24x7 (day and night, without holidays and closures, a day is 24 hours), one line of hours, or those keys of calendar that differ (zone, week, holidays, hours, workingDay), and throughClosures: true where the desk’s closures do not stop the clock.',
    writtenAs: '24x7, hours, or keys of calendar',
    example: '"mon-fri 08:00-20:00; sat 09:00-13:00"',
  });
