import { DateTime } from 'luxon';
import type { Effect } from '../../outbox/effect.ts';
import type { Calendar, Closure } from '../../sla/calendar.ts';
import { workingSegments } from '../../sla/working-time.ts';
import type { Db } from '../../store/database.ts';
import type { Desk } from '../desk.ts';
import { bulletin } from './bulletins.ts';
import { dayOf, plusDays } from './days.ts';
import { rosterAt } from './roster.ts';

/** So far around a closure the calendar is looked at. */
const daysLooked = 100;

/** A closure was planned, or lost its on-call, after the managers could be told in time: they are told at once. */
export async function unattendedAtShortNotice(
  desk: Desk,
  tx: Db,
  calendar: Calendar,
  closure: Closure,
): Promise<Effect[]> {
  const now = desk.clock();
  if (closure.to < dayOf(calendar, now)) return [];
  const call = lastCall(calendar, closure);
  return call && call > now ? [] : await unattended(desk, tx, now, calendar, [closure]);
}

/** The managers are told of closures in which, on some day, nobody would answer what cannot wait. */
export async function unattended(
  desk: Desk,
  tx: Db,
  at: Date,
  calendar: Calendar,
  closures: Closure[],
): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const closure of closures) {
    const { from, to, name } = closure;
    if (await isAttended(desk, tx, calendar, closure)) continue;
    effects.push(...bulletin(desk.adminDestinations, 'unattended-closure', at, { closure: name, from, to }));
  }
  return effects;
}

async function isAttended(desk: Desk, tx: Db, calendar: Calendar, { from, to }: Closure): Promise<boolean> {
  for (let date = from; date <= to; date = plusDays(date, 1)) {
    const noon = DateTime.fromISO(`${date}T12:00`, { zone: calendar.zone }).toJSDate();
    if ((await rosterAt(desk, tx, noon, calendar)).onCall.length === 0) return false;
  }
  return true;
}

/** Of which closures the managers must be told at these instants: those that are not over, however late it is. */
export function calledBetween(calendar: Calendar, from: Date, to: Date): Closure[] {
  const today = dayOf(calendar, to);
  return calendar.closures
    .filter(closure => closure.to >= today && closure.from <= plusDays(today, daysLooked))
    .filter(closure => {
      const call = lastCall(calendar, closure);
      return call && from <= call && call <= to;
    });
}

/** The first opening of the last working day before a closure; null when there is none in months. */
function lastCall(calendar: Calendar, { from }: Closure): Date | null {
  const begin = DateTime.fromISO(from, { zone: calendar.zone });
  const before = workingSegments(calendar, begin.minus({ days: daysLooked }).toJSDate(), begin.toJSDate());
  const starts = before.map(({ start }) => new Date(start));
  const lastDay = starts.at(-1);
  return starts.find(start => lastDay && dayOf(calendar, start) === dayOf(calendar, lastDay)) ?? null;
}
