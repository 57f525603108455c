import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { Calendar } from '../../sla/calendar.ts';
import { windowFrom } from '../../sla/working-time.ts';
import { beginRoutine, dueRoutines, lockDueRoutine, putOffRoutine } from '../../store/clock/routines.ts';
import type { Db } from '../../store/database.ts';
import type { Desk } from '../desk.ts';
import { sweepAway } from '../letters/uploads.ts';
import { allPlaces } from '../places.ts';
import { sweepPortal } from '../portal/sweep.ts';
import { nextNight, retainEffect } from '../privacy/retention/night.ts';
import { isWeekTold, nextWeekly } from '../reports/week.ts';
import { nextMorning, secretNotices } from '../watch/secrets.ts';
import { unsealedNotices } from '../watch/unsealed.ts';
import { bulletin } from './bulletins.ts';
import { dayOf } from './days.ts';
import { calledBetween, unattended } from './unattended.ts';
import { daysAhead, endOfDay, windowsAfter } from './windows.ts';

const day = 86_400_000;
const sweepEveryMs = day / 4;
const sealEveryMs = day / 24;

type Routine = {
  /** The next instant strictly after this one; none where the desk never opens, or never shuts, in months. */
  next(calendar: Calendar, after: Date, desk: Pick<Desk, 'reports'>): Date | undefined;
  /** What to tell at its instant; nothing where the desk was down too long for it to be of use. */
  run(desk: Desk, tx: Db, at: Date, now: Date): Promise<Effect[]>;
};

const routines: Record<
  'opening' | 'end-of-day' | 'secrets' | 'sweep' | 'report' | 'seal' | 'retention',
  Routine
> = {
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
      const isToday = dayOf(calendar, at) === dayOf(calendar, now);
      return isEnd && isToday ? bulletin(allPlaces(desk), 'hand-over', at, {}) : [];
    },
  },
  secrets: { next: nextMorning, run: async (desk, _tx, _at, now) => secretNotices(desk, now) },
  sweep: {
    next: (_calendar, after) => new Date(after.getTime() + sweepEveryMs),
    run: async (_desk, tx, _at, now) => {
      await sweepAway(tx, now);
      await sweepPortal(tx, now);
      return [];
    },
  },
  report: {
    next: (calendar, after, { reports }) =>
      reports.weekly ? nextWeekly(reports.weekly, calendar.zone, after) : undefined,
    run: async (desk, _tx, at, now) =>
      isWeekTold(desk, at, now) ? bulletin(desk.adminDestinations, 'report', at, {}) : [],
  },
  seal: {
    next: (_calendar, after) => new Date(after.getTime() + sealEveryMs),
    run: async (desk, tx, _at, now) => [
      { task: 'seal', payload: {}, lane: 'seals', replaces: 'seal', isPatient: true },
      ...(await unsealedNotices(desk, tx, now)),
    ],
  },
  retention: {
    next: nextNight,
    run: async (_desk, _tx, at) => [retainEffect({ at: at.toISOString() })],
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
      await putOffRoutine(tx, name, nextOf(routine, desk, now));
    });
  }
}

/** Notes the routines' first instants, on a new desk; and anew when the calendar has changed. */
export async function scheduleRoutines(desk: Desk, db: Db): Promise<void> {
  for (const [name, routine] of Object.entries(routines))
    await beginRoutine(db, name, nextOf(routine, desk, desk.clock()));
}

function nextOf({ next }: Routine, desk: Desk, after: Date): Date {
  return next(desk.calendar.now(), after, desk) ?? new Date(after.getTime() + daysAhead * day);
}
