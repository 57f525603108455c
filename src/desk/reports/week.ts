import { DateTime } from 'luxon';
import type { Span } from '../../ticket/reports/report.ts';
import { dayOf, plusDays } from '../clock/days.ts';
import type { Desk, Reporting } from '../desk.ts';

const dayMs = 86_400_000;
/** So late it is told all the same, where the desk was down: until Monday morning, of a Friday afternoon. */
const lateAtMostMs = 2.75 * dayMs;

/** The next instant after this one at which the managers are told of the week, where the desk is. */
export function nextWeekly({ day, at }: NonNullable<Reporting['weekly']>, zone: string, after: Date): Date {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const of = (weeks: number) =>
    DateTime.fromJSDate(after, { zone })
      .startOf('week')
      .plus({ weeks, days: day - 1 })
      .set({ hour, minute })
      .toJSDate();
  const thisWeek = of(0);
  return thisWeek > after ? thisWeek : of(1);
}

/** Whether the week that was due at an instant is still told now. Not where desk.yaml names another hour since. */
export function isWeekTold({ reports, calendar }: Desk, at: Date, now: Date): boolean {
  if (!reports.weekly || now.getTime() - at.getTime() > lateAtMostMs) return false;
  const { zone } = calendar.now();
  return nextWeekly(reports.weekly, zone, new Date(at.getTime() - 1)).getTime() === at.getTime();
}

/** The seven days that end with an instant's: what is told on a Friday is compared with the Friday before. */
export function weekUntil({ calendar }: Pick<Desk, 'calendar'>, at: Date): Span {
  const to = dayOf(calendar.now(), at);
  return { from: plusDays(to, -6), to };
}
