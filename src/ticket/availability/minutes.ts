/** What was seen of a service in a minute. `unknown`: nobody looked, or nobody could say. It is never taken for up. */
export type Mark = 'up' | 'down' | 'unknown';

/** The 60 minutes of an hour as they are kept: `+` up, `-` down, a blank where nobody measured. */
export type MarkedHour = string;

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export const unmeasured: MarkedHour = ' '.repeat(60);

const marks: Record<string, Mark> = { '+': 'up', '-': 'down' };

/** The beginning of the minute, or of the hour, in which an instant lies. Zones differ by whole minutes from UTC, not by hours. */
export function minuteOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / minuteMs) * minuteMs);
}

export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / hourMs) * hourMs);
}

/** A second place tells of a minute when it is over: each is waited for until the next one is over, too. */
const waitsMinutes = 2;

/** The first minute that is not judged yet. Nobody is told of those before any more: what was said of them stands. */
export function judgedUntil(now: Date): Date {
  return minuteOf(new Date(now.getTime() - (waitsMinutes - 1) * minuteMs));
}

export function markAt(hour: MarkedHour, minute: number): Mark {
  return marks[hour[minute] ?? ' '] ?? 'unknown';
}

/** The hour with a minute noted. Two that look from one place do not outvote each other: whoever reached it did. */
export function noted(hour: MarkedHour, minute: number, mark: Mark): MarkedHour {
  const before = markAt(hour, minute);
  const known = before === 'up' || mark === 'unknown' ? before : mark;
  const sign = known === 'up' ? '+' : known === 'down' ? '-' : ' ';
  return hour.slice(0, minute) + sign + hour.slice(minute + 1);
}

/**
 * An hour as it was, of what was seen from several places: up where anybody reached it (the others' way there was broken then),
 * down where somebody looked and nobody reached it.
 */
export function together(hours: readonly MarkedHour[]): MarkedHour {
  return hours.reduce((one, other) => {
    let all = one;
    for (let minute = 0; minute < 60; minute += 1) all = noted(all, minute, markAt(other, minute));
    return all;
  }, unmeasured);
}
