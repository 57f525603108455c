import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import moment from 'moment';
import type { Calendar } from '../src/sla/calendar.ts';
import { holidaysIn } from '../src/sla/holidays.ts';
import 'moment-business-time';

declare module 'moment' {
  interface Moment {
    addWorkingTime(amount: number, unit: 'minutes'): Moment;
  }
}

export type OtherPackage = {
  name: string;
  /** Each holds one calendar for the whole process, and takes local time from it. */
  keep: (calendar: Calendar) => void;
  due: (start: Date, minutes: number) => Date;
};

dayjs.extend(businessTime);

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

export const otherPackages: OtherPackage[] = [
  {
    name: 'dayjs-business-time',
    keep: of => {
      dayjs.setHolidays(daysOff(of));
      const week = dayNames.map((name, day) => {
        const windows = of.week[weekdayOf(day)].map(({ from, to }) => ({
          start: clock(from),
          end: clock(to),
        }));
        return [name, windows.length > 0 ? windows : null];
      });
      dayjs.setBusinessTime(Object.fromEntries(week) as dayjs.BusinessHoursMap);
    },
    due: (start, minutes) => dayjs(start).addBusinessMinutes(minutes).toDate(),
  },
  {
    name: 'moment-business-time',
    keep: of => {
      const week = dayNames.map((_name, day) => {
        const windows = of.week[weekdayOf(day)].flatMap(({ from, to }) => [clock(from), clock(to)]);
        return [day, windows.length > 0 ? windows : null];
      });
      moment.updateLocale('en', { workinghours: Object.fromEntries(week), holidays: daysOff(of) });
    },
    due: (start, minutes) => moment(start).addWorkingTime(minutes, 'minutes').toDate(),
  },
];

/** Neither knows closures: they are given as holidays, day by day. */
function daysOff(of: Calendar): string[] {
  const holidays = [2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031].flatMap(year => holidaysIn(of, year));
  const closed = of.closures.flatMap(({ from, to }) => {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
    return Array.from({ length: days }, (_, day) =>
      new Date(Date.parse(from) + day * 86_400_000).toISOString().slice(0, 10),
    );
  });
  return [...new Set([...holidays, ...closed])];
}

function weekdayOf(day: number) {
  return ([7, 1, 2, 3, 4, 5, 6] as const)[day] ?? 7;
}

function clock(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
