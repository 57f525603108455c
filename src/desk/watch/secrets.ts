import { DateTime } from 'luxon';
import type { Effect } from '../../outbox/effect.ts';
import type { Calendar } from '../../sla/calendar.ts';
import type { Desk, Secret } from '../desk.ts';
import { noticeEffects } from '../effects.ts';

/** Two weeks are time to have a new one made, where others must be asked. */
export const soonDays = 14;
/** From here on it is said every day. */
const urgentDays = 3;
/** When the desk looks at its secrets: before people begin to work. */
const hourOfDay = 8;

/** Whole days until a secret's last day, in the desk's zone; below zero it has expired. */
export function daysLeft({ expires }: Pick<Secret, 'expires'>, { zone }: Calendar, now: Date): number {
  const today = DateTime.fromJSDate(now, { zone }).toISODate() ?? '';
  return Math.round((Date.parse(expires) - Date.parse(today)) / 86_400_000);
}

/**
 * What the admins must be told of secrets at this instant: once two weeks before the end, every day in the last three
 * and after it. The key makes each word one word, whatever number of processes and restarts say it.
 */
export function secretNotices(desk: Desk, now: Date): Effect[] {
  return desk.secrets.flatMap(secret => expiryNotices(desk, secret, now));
}

/** @param soon so many days before the end it is said for the first time */
export function expiryNotices(desk: Desk, secret: Secret, now: Date, soon = soonDays): Effect[] {
  const calendar = desk.calendar.now();
  const left = daysLeft(secret, calendar, now);
  if (left > soon) return [];
  const { kind = 'secret', name, expires } = secret;
  const today = DateTime.fromJSDate(now, { zone: calendar.zone }).toISODate();
  const key = `${kind}:${name}:${expires}:${left > urgentDays ? 'soon' : today}`;
  return noticeEffects(desk.adminDestinations, key, {
    subject: left < 0 ? `${kind}-expired` : `${kind}-expiring`,
    details: {
      [kind]: name,
      expires: secret.expiresInWords,
      left: left < 0 ? '' : String(left),
      stops: secret.stops,
    },
  });
}

/** The next morning after an instant, by the wall clock: a secret expires on holidays too. */
export function nextMorning({ zone }: Calendar, after: Date): Date {
  const day = DateTime.fromJSDate(after, { zone }).startOf('day');
  const morning = day.set({ hour: hourOfDay });
  return (morning.toJSDate() > after ? morning : day.plus({ days: 1 }).set({ hour: hourOfDay })).toJSDate();
}
