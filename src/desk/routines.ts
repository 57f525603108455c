import { DateTime } from 'luxon';
import type { Effect } from '../outbox/effect.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { Calendar, Closure } from '../sla/calendar.ts';
import { windowFrom } from '../sla/working-time.ts';
import type { Db } from '../store/database.ts';
import { beginRoutine, dueRoutines, lockDueRoutine, putOffRoutine } from '../store/routines.ts';
import type { Desk, Destination } from './desk.ts';
import { rosterAt } from './roster.ts';

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
      return start > after ? start : windowFrom(calendar, end).start;
    },
    run: async (desk, tx, at, now) => {
      const { start, end } = windowFrom(desk.calendar.now(), at);
      // The calendar has changed meanwhile, or the window is over.
      if (start.getTime() !== at.getTime() || now >= end) return [];
      return [
        ...bulletin(desk.adminDestinations, 'forecast', at, { until: end.toISOString() }),
        ...(await unattended(desk, tx, at)),
      ];
    },
  },
  'end-of-day': {
    next: (calendar, after) => {
      let day = endOfDay(calendar, after);
      while (day <= after) day = endOfDay(calendar, windowFrom(calendar, day).start);
      return day;
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

/** On the last opening before a closure in which nobody would answer what cannot wait, the managers are told. */
async function unattended(desk: Desk, tx: Db, at: Date): Promise<Effect[]> {
  const calendar = desk.calendar.now();
  const today = dateOf(calendar, at);
  const nextDay = dateOf(calendar, windowFrom(calendar, endOfDay(calendar, at)).start);
  const isFirstToday =
    windowFrom(calendar, DateTime.fromISO(today, { zone: calendar.zone }).toJSDate()).start >= at;
  const begins = calendar.closures.filter(({ from }) => from > today && from < nextDay);
  const without: Closure[] = [];
  for (const closure of isFirstToday ? begins : []) {
    const day = DateTime.fromISO(closure.from, { zone: calendar.zone }).set({ hour: 12 }).toJSDate();
    if ((await rosterAt(desk, tx, day)).onCall.length === 0) without.push(closure);
  }
  return without.flatMap(({ from, to, name }) =>
    bulletin(desk.adminDestinations, 'unattended-closure', at, { closure: name, from, to }),
  );
}

/** The end of the last window of the day in which an instant lies, or of the next day that has one. */
function endOfDay(calendar: Calendar, at: Date): Date {
  let { start, end } = windowFrom(calendar, at);
  const day = dateOf(calendar, start);
  for (;;) {
    const following = windowFrom(calendar, end);
    if (dateOf(calendar, following.start) !== day) return end;
    ({ start, end } = following);
  }
}

function dateOf({ zone }: Calendar, at: Date): string {
  return DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
}
