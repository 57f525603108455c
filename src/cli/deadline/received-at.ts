import { DateTime } from 'luxon';
import { lastSuch } from '../../chat/when/called-at.ts';
import { instantMeant } from '../../chat/when/instant-meant.ts';
import type { Calendar } from '../../sla/calendar.ts';

/**
 * When something was received: ISO 8601, in the desk's zone where it says none, or as it is typed in chat, in either language.
 * A day without a year is the last such day. Pure.
 *
 * @returns null for what is no time
 */
export function receivedAt(typed: string, calendar: Calendar, now: Date): DateTime | null {
  const { zone } = calendar;
  // luxon would also take `18:00` (of today) and `2026-W49`.
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed)) {
    const iso = DateTime.fromISO(typed, { zone });
    return iso.isValid ? iso : null;
  }
  // A year of fewer digits would be read as another.
  if (!/\d:\d|\d ?[ap]m\b|\balle?\b|\bat\b|\bore\b/i.test(typed)) return null;
  const said = lastSuch(typed, calendar, now);
  if (said) return DateTime.fromJSDate(said, { zone });
  const meant = instantMeant(typed, { calendar, now, mustWork: false });
  return meant.ok ? DateTime.fromJSDate(meant.at, { zone }) : null;
}
