/**
 * Working time a second time, by a table and not by src/sla: what the generator takes for the truth must not be made by what it
 * checks. Monday to Friday, 9:00-13:00 and 14:30-18:30 in Rome, without holidays; all in milliseconds.
 */

const hour = 3_600_000;
const day = 24 * hour;

/** Italy's, and Pescara's own, of the years of which the generator tells. */
const holidays = new Set([
  ...[
    '2025-11-01',
    '2025-12-08',
    '2025-12-25',
    '2025-12-26',
    '2026-01-01',
    '2026-01-06',
    '2026-04-05',
    '2026-04-06',
  ],
  ...[
    '2026-04-25',
    '2026-05-01',
    '2026-06-02',
    '2026-08-15',
    '2026-10-04',
    '2026-10-10',
    '2026-11-01',
    '2026-12-08',
  ],
  ...[
    '2026-12-25',
    '2026-12-26',
    '2027-01-01',
    '2027-01-06',
    '2027-03-28',
    '2027-03-29',
    '2027-04-25',
    '2027-05-01',
  ],
  ...['2025-10-10', '2027-06-02'],
]);

/** Central European summer time begins and ends at 1:00 UTC of the last Sunday of March and October. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * day + hour;
}

/** What Rome's clocks are ahead of UTC at an instant. */
function offsetAt(at: number): number {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSunday(year, 2) && at < lastSunday(year, 9) ? 2 * hour : hour;
}

/** `YYYY-MM-DD`, weekday (0: Monday) and hour on Rome's clocks. */
export function onTheClock(at: number): { date: string; weekday: number; hour: number } {
  const local = new Date(at + offsetAt(at));
  return {
    date: local.toISOString().slice(0, 10),
    weekday: (local.getUTCDay() + 6) % 7,
    hour: local.getUTCHours(),
  };
}

export function isHoliday(date: string): boolean {
  return holidays.has(date);
}

/** Midnight of a day in Rome. No clock changes at midnight. */
export function midnight(date: string): number {
  const utc = Date.parse(`${date}T00:00:00Z`);
  return utc - offsetAt(utc - hour);
}

type Window = { from: number; to: number; before: number };

const windows: Window[] = [];
let all = 0;
for (let at = Date.UTC(2025, 9, 1); at < Date.UTC(2027, 6, 1); at += day) {
  const date = new Date(at).toISOString().slice(0, 10);
  const weekday = new Date(at).getUTCDay();
  if (weekday === 0 || weekday === 6 || holidays.has(date)) continue;
  for (const [from, to] of [
    [9, 13],
    [14.5, 18.5],
  ] as const) {
    const noon = at + 12 * hour;
    const shift = at - offsetAt(noon);
    windows.push({ from: shift + from * hour, to: shift + to * hour, before: all });
    all += (to - from) * hour;
  }
}

/** The last window that begins by then. */
function windowBy(found: (window: Window) => boolean): Window {
  let [low, high] = [0, windows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const window = windows[middle];
    if (window && found(window)) low = middle + 1;
    else high = middle;
  }
  const window = windows[low - 1];
  if (!window) throw new Error('the generator knows no such time');
  return window;
}

function workedBy(at: number): number {
  const window = windowBy(({ from }) => from <= at);
  return window.before + Math.min(at, window.to) - window.from;
}

/** What was worked between two instants. */
export function worked(from: number, to: number): number {
  return to <= from ? 0 : workedBy(to) - workedBy(from);
}

/** The first instant at which so much has been worked since another. */
export function afterWork(from: number, ms: number): number {
  const wanted = workedBy(from) + ms;
  const window = windowBy(({ before }) => before < wanted);
  return window.from + (wanted - window.before);
}

export function isOpenAt(at: number): boolean {
  const { from, to } = windowBy(window => window.from <= at);
  return at >= from && at < to;
}
