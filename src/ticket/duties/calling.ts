import { DateTime } from 'luxon';
import { type Roster, reached } from '../clock/roster.ts';
import type { Terms } from '../clock/terms.ts';
import type { Events } from '../grammar/chapter.ts';
import { remark } from '../grammar/traits.ts';
import type { Ticket } from '../ticket.ts';
import type { Named } from '../words.ts';
import type { Duty } from './regime.ts';
import { callsOf, dutiesOf, nothingToReport } from './standing.ts';

/** A duty's term runs out, or has: those are called who see to it, day and night, whether the desk works or not. */

/** `at`: the instant for which they are called; `start`: of the term, `due`: the end of the term, null where it has none; both ISO */
export type DutyCallingEvent = {
  type: 'duty-called';
  duty: string;
  at: string;
  start: string;
  due: string | null;
  isMissed: boolean;
  /** Nobody: all of those few. */
  told: Named[];
};

export type DueDutyCall = {
  kind: 'call-duty';
  duty: Duty;
  at: Date;
  start: Date;
  due: Date | null;
  isMissed: boolean;
};

/** So long after somebody last said what has to be reported, a term that nobody was called about was none then. */
const settledMs = 3_600_000;

/** Hours at which people are told without being woken. */
const day = { from: 9, to: 21 };

/** Whether people are woken who are called at an instant, working day or not. */
export function isNight(at: Date, zone: string): boolean {
  const { hour } = DateTime.fromJSDate(at, { zone });
  return hour < day.from || hour >= day.to;
}

/**
 * The next call about each duty that is open. Of several that were missed while the desk was away the last is told: one
 * telling is enough. Of a request that is closed, a term that had ended before anybody could be called (its law was switched on in
 * desk.yaml later, or the desk was away until then) is told once too, and by day: nobody is woken for what can be done no more. Not in
 * working time: whichever it was, what was missed on the eve of a holiday does not wait until that is over.
 */
export function dueDutyCalls(
  { reporting, status }: Pick<Ticket, 'reporting' | 'status'>,
  { policy, calendar }: Pick<Terms, 'policy' | 'calendar'>,
  now: Date,
): DueDutyCall[] {
  const { zone } = calendar;
  const isSettled = now.getTime() - (reporting?.touchedAt ?? 0) > settledMs;
  return dutiesOf(reporting, policy.duties, zone).flatMap((standing): DueDutyCall[] => {
    if (standing.state !== 'running') return [];
    const { duty, start, due } = standing;
    const last = reporting?.called[duty.key];
    // A term that begins at another instant is another one: all of its calls are ahead.
    const called = last?.start === start.getTime() ? last.at : null;
    const ahead = callsOf(standing, zone).filter(({ at }) => at.getTime() > (called ?? 0));
    const next = ahead.findLast(({ at }) => at <= now) ?? ahead[0];
    if (!next) return [];
    const isBehind = called === null && ahead.every(({ at }) => at <= now);
    const isAfterwards = status === 'closed' && isSettled && isBehind;
    const at = isAfterwards ? byDay(now, zone) : next.at;
    return [{ kind: 'call-duty', duty, start, due, ...next, at }];
  });
}

/** Itself, or nine in the morning: the next time that it comes, holidays or not. */
function byDay(at: Date, zone: string): Date {
  if (!isNight(at, zone)) return at;
  const local = DateTime.fromJSDate(at, { zone });
  const morning = local.set({ hour: day.from, minute: 0, second: 0, millisecond: 0 });
  return (local.hour < day.from ? morning : morning.plus({ days: 1 })).toJSDate();
}

/** Whoever desk.yaml names; of those who are away, who stands in for them; where nobody would be left, they themselves. */
export function callDuty({ duty, at, start, due, isMissed }: DueDutyCall, roster: Roster): DutyCallingEvent {
  const named = duty.tell.flatMap(address => roster.byAddress?.[address] ?? []);
  const here = named.flatMap(person => reached(roster, person) ?? []);
  const told = (here.length > 0 ? here : named).filter(
    ({ id }, index, all) => all.findIndex(other => other.id === id) === index,
  );
  return {
    type: 'duty-called',
    duty: duty.key,
    at: at.toISOString(),
    start: start.toISOString(),
    due: due?.toISOString() ?? null,
    isMissed,
    told,
  };
}

export const dutyCallingEvents: Events<DutyCallingEvent> = {
  'duty-called': {
    ...remark,
    isSaidElsewhere: true,
    strings: { duty: 'ours', at: 'ours', start: 'ours', due: 'ours', 'told.*.name': 'theirs' },
    evolve: ({ reporting }, { duty, at, start }) => {
      const known = reporting ?? nothingToReport;
      return {
        reporting: {
          ...known,
          called: { ...known.called, [duty]: { at: Date.parse(at), start: Date.parse(start) } },
        },
      };
    },
  },
};
