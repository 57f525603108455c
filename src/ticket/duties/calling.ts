import { type Roster, reached } from '../clock/roster.ts';
import type { Events } from '../grammar/chapter.ts';
import { remark } from '../grammar/traits.ts';
import type { Named } from '../words.ts';
import type { Duty } from './regime.ts';
import { callsOf, dutiesOf, nothingToReport, type Reporting } from './standing.ts';

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

/**
 * The next call about each duty that is open. Of several that were missed while the desk was away the last is told: one
 * telling is enough.
 */
export function dueDutyCalls(
  reporting: Reporting | null,
  duties: readonly Duty[],
  zone: string,
  now: Date,
): DueDutyCall[] {
  return dutiesOf(reporting, duties, zone).flatMap((standing): DueDutyCall[] => {
    if (standing.state !== 'running') return [];
    const { duty, start, due } = standing;
    const last = reporting?.called[duty.key];
    // A term that begins at another instant is another one: all of its calls are ahead.
    const called = last?.start === start.getTime() ? last.at : Number.NEGATIVE_INFINITY;
    const ahead = callsOf(standing, zone).filter(({ at }) => at.getTime() > called);
    const next = ahead.findLast(({ at }) => at <= now) ?? ahead[0];
    return next ? [{ kind: 'call-duty', duty, start, due, ...next }] : [];
  });
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
