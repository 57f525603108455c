import { DateTime } from 'luxon';
import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { Calendar, Closure } from '../../sla/calendar.ts';
import { windowFrom, workingSegments } from '../../sla/working-time.ts';
import { beginRoutine, dueRoutines, lockDueRoutine, putOffRoutine } from '../../store/clock/routines.ts';
import type { Db } from '../../store/database.ts';
import type { Desk, Destination } from '../desk.ts';
import { sweepAway } from '../letters/uploads.ts';
import { nextMorning, secretNotices } from '../watch/secrets.ts';
import { rosterAt } from './roster.ts';

const day = 86_400_000;
const sweepEveryMs = day / 4;
/** So far around an instant the calendar is looked at. */
const daysAround = 100;

/** What the desk tells on its own: by the clock, or when somebody has left. */
export const bulletins = ['forecast', 'hand-over', 'unattended-closure', 'left-behind'] as const;
type Bulletin = (typeof bulletins)[number];

type Routine = {
  /** The next instant strictly after this one; none where the desk never opens, or never shuts, in months. */
  next(calendar: Calendar, after: Date): Date | undefined;
  /** What to tell at its instant; nothing where the desk was down too long for it to be of use. */
  run(desk: Desk, tx: Db, at: Date, now: Date): Promise<Effect[]>;
};

const routines: Record<'opening' | 'end-of-day' | 'secrets' | 'sweep', Routine> = {
  opening: {
    next: (calendar, after) => windowsAfter(calendar, after).find(({ start }) => start > after)?.start,
    run: async (desk, tx, at, now) => {
      const calendar = desk.calendar.now();
      const { start, end } = windowFrom(calendar, at);
      // Not when the calendar has changed meanwhile, or the window is over.
      const isUseful = start.getTime() === at.getTime() && now < end;
      return [
        ...(isUseful ? bulletin(desk.adminDestinations, 'forecast', at, { until: end.toISOString() }) : []),
        ...(await unattended(desk, tx, at, calendar, calledBetween(calendar, at, now))),
      ];
    },
  },
  'end-of-day': {
    next: endOfDay,
    run: async (desk, _tx, at, now) => {
      const calendar = desk.calendar.now();
      const isEnd = endOfDay(calendar, new Date(at.getTime() - 1))?.getTime() === at.getTime();
      const isToday = dateOf(calendar, at) === dateOf(calendar, now);
      return isEnd && isToday ? bulletin(desk.destinations, 'hand-over', at, {}) : [];
    },
  },
  secrets: { next: nextMorning, run: async (desk, _tx, _at, now) => secretNotices(desk, now) },
  sweep: {
    next: (_calendar, after) => new Date(after.getTime() + sweepEveryMs),
    run: async (_desk, tx, _at, now) => {
      await sweepAway(tx, now);
      return [];
    },
  },
};

/** Runs what is due, each instant once, whatever number of processes ask. */
export async function runRoutines(desk: Desk): Promise<void> {
  const now = desk.clock();
  const due = await dueRoutines(desk.db, now);
  for (const name of due) {
    const routine = routines[name as keyof typeof routines];
    if (!routine) continue;
    await desk.db.transaction(async tx => {
      const at = await lockDueRoutine(tx, name, now);
      if (!at) return;
      await enqueue(tx, await routine.run(desk, tx, at, now));
      await putOffRoutine(tx, name, nextOf(routine, desk.calendar.now(), now));
    });
  }
}

/** Notes the routines' first instants, on a new desk; and anew when the calendar has changed. */
export async function scheduleRoutines(desk: Desk, db: Db): Promise<void> {
  for (const [name, routine] of Object.entries(routines))
    await beginRoutine(db, name, nextOf(routine, desk.calendar.now(), desk.clock()));
}

function nextOf({ next }: Routine, calendar: Calendar, after: Date): Date {
  return next(calendar, after) ?? new Date(after.getTime() + daysAround * day);
}

/** A bulletin for each of these channels; the same one twice is told once. */
export function bulletin(
  destinations: Destination[],
  kind: Bulletin,
  at: Date,
  details: Record<string, string>,
): Effect[] {
  return destinations.map(({ platform, channel }) => ({
    task: 'bulletin',
    payload: { platform, channel, kind, at: at.toISOString(), ...details },
    lane: `bulletin:${platform}:${channel}`,
    replaces: `bulletin:${kind}:${platform}:${channel}:${at.toISOString()}:${details.closure ?? details.person ?? ''}`,
  }));
}

/** A closure was planned, or lost its on-call, after the managers could be told in time: they are told at once. */
export async function unattendedAtShortNotice(
  desk: Desk,
  tx: Db,
  calendar: Calendar,
  closure: Closure,
): Promise<Effect[]> {
  const now = desk.clock();
  if (closure.to < dateOf(calendar, now)) return [];
  const call = lastCall(calendar, closure);
  return call && call > now ? [] : await unattended(desk, tx, now, calendar, [closure]);
}

/** The managers are told of closures in which, on some day, nobody would answer what cannot wait. */
async function unattended(
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
function calledBetween(calendar: Calendar, from: Date, to: Date): Closure[] {
  const today = dateOf(calendar, to);
  return calendar.closures
    .filter(closure => closure.to >= today && closure.from <= plusDays(today, daysAround))
    .filter(closure => {
      const call = lastCall(calendar, closure);
      return call && from <= call && call <= to;
    });
}

/** The first opening of the last working day before a closure; null when there is none in months. */
function lastCall(calendar: Calendar, { from }: Closure): Date | null {
  const begin = DateTime.fromISO(from, { zone: calendar.zone });
  const before = workingSegments(calendar, begin.minus({ days: daysAround }).toJSDate(), begin.toJSDate());
  const starts = before.map(({ start }) => new Date(start));
  const lastDay = starts.at(-1);
  return starts.find(start => lastDay && dateOf(calendar, start) === dateOf(calendar, lastDay)) ?? null;
}

/** The next end of a day's last window. */
function endOfDay(calendar: Calendar, after: Date): Date | undefined {
  const windows = windowsAfter(calendar, after);
  return windows.find(({ start, end }, index) => {
    const following = windows[index + 1];
    return following && end > after && dateOf(calendar, following.start) !== dateOf(calendar, start);
  })?.end;
}

/** The windows after an instant, as far as one looks ahead. A desk that never shuts has one, and no end of it. */
function windowsAfter(calendar: Calendar, after: Date): { start: Date; end: Date }[] {
  const horizon = new Date(after.getTime() + daysAround * day);
  return workingSegments(calendar, after, horizon).map(({ start, end }) => ({
    start: new Date(start),
    end: new Date(end),
  }));
}

function dateOf({ zone }: Calendar, at: Date): string {
  return DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}
