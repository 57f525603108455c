import { DateTime } from 'luxon';
import type { Effect } from '../outbox/effect.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { Calendar, Closure } from '../sla/calendar.ts';
import { windowFrom, workingSegments } from '../sla/working-time.ts';
import type { Db } from '../store/database.ts';
import { beginRoutine, dueRoutines, lockDueRoutine, putOffRoutine } from '../store/routines.ts';
import type { Desk, Destination } from './desk.ts';
import { rosterAt } from './roster.ts';

const day = 86_400_000;
/** So far back a closure's last working day is looked for. */
const daysBack = 100;

/** What the desk tells by the clock, each time it opens or has closed for the day. */
export const bulletins = ['forecast', 'hand-over', 'unattended-closure'] as const;
type Bulletin = (typeof bulletins)[number];

type Routine = {
  /** The next instant strictly after this one. */
  next(calendar: Calendar, after: Date): Date;
  /** What to tell at its instant; nothing where the desk was down too long for it to be of use. */
  run(desk: Desk, tx: Db, at: Date, now: Date): Promise<Effect[]>;
};

const routines: Record<'opening' | 'end-of-day', Routine> = {
  opening: {
    next: (calendar, after) => {
      const { start, end } = windowFrom(calendar, after);
      if (start > after) return start;
      const { start: following } = windowFrom(calendar, end);
      // A desk that never shuts never opens either.
      return following > after ? following : new Date(after.getTime() + day);
    },
    run: async (desk, tx, at, now) => {
      const calendar = desk.calendar.now();
      const { start, end } = windowFrom(calendar, at);
      // The calendar has changed meanwhile, or the window is over.
      if (start.getTime() !== at.getTime() || now >= end) return [];
      const today = dateOf(calendar, at);
      const calledNow = calendar.closures.filter(
        closure =>
          closure.from > today &&
          closure.from <= plusDays(today, daysBack) &&
          lastCall(calendar, closure)?.getTime() === at.getTime(),
      );
      return [
        ...bulletin(desk.adminDestinations, 'forecast', at, { until: end.toISOString() }),
        ...(await unattended(desk, tx, at, calendar, calledNow)),
      ];
    },
  },
  'end-of-day': {
    next: (calendar, after) => {
      let end = endOfDay(calendar, after);
      while (end <= after) end = endOfDay(calendar, windowFrom(calendar, end).start);
      return end;
    },
    run: async (desk, _tx, at, now) => {
      const calendar = desk.calendar.now();
      const isEnd = endOfDay(calendar, new Date(at.getTime() - 1)).getTime() === at.getTime();
      const isToday = dateOf(calendar, at) === dateOf(calendar, now);
      return isEnd && isToday ? bulletin(desk.destinations, 'hand-over', at, {}) : [];
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
      await putOffRoutine(tx, name, routine.next(desk.calendar.now(), now));
    });
  }
}

/** Notes the routines' first instants, on a new desk; and anew when the calendar has changed. */
export async function scheduleRoutines(desk: Desk, db: Db): Promise<void> {
  for (const [name, { next }] of Object.entries(routines))
    await beginRoutine(db, name, next(desk.calendar.now(), desk.clock()));
}

function bulletin(
  destinations: Destination[],
  kind: Bulletin,
  at: Date,
  details: Record<string, string>,
): Effect[] {
  return destinations.map(({ platform, channel }) => ({
    task: 'bulletin',
    payload: { platform, channel, kind, at: at.toISOString(), ...details },
    lane: `bulletin:${platform}:${channel}`,
    replaces: `bulletin:${kind}:${platform}:${channel}:${at.toISOString()}:${details.closure ?? ''}`,
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

/** The first opening of the last working day before a closure; null when there is none in months. */
function lastCall(calendar: Calendar, { from }: Closure): Date | null {
  const begin = DateTime.fromISO(from, { zone: calendar.zone });
  const before = workingSegments(calendar, begin.minus({ days: daysBack }).toJSDate(), begin.toJSDate());
  const starts = before.map(({ start }) => new Date(start));
  const lastDay = starts.at(-1);
  return starts.find(start => lastDay && dateOf(calendar, start) === dateOf(calendar, lastDay)) ?? null;
}

/** The end of the last window of the day in which an instant lies, or of the next day that has one. */
function endOfDay(calendar: Calendar, at: Date): Date {
  let { start, end } = windowFrom(calendar, at);
  const date = dateOf(calendar, start);
  for (;;) {
    const following = windowFrom(calendar, end);
    if (dateOf(calendar, following.start) !== date) return end;
    ({ start, end } = following);
  }
}

function dateOf({ zone }: Calendar, at: Date): string {
  return DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}
