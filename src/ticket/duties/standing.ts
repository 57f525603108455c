import { DateTime } from 'luxon';
import type { Duty, DutyCall, DutyKind, DutyTerm } from './regime.ts';

/** What is known of a request's reporting duties. Instants in epoch milliseconds. */
export type Reporting = {
  /** Since when it is known that this has happened. */
  aware: Partial<Record<DutyKind, number>>;
  /** A corrective or mitigating measure is available since then. */
  measureAt: number | null;
  /** What was done, by the duty's key: when, and under which reference it is known there. */
  done: Record<string, { at: number; reference: string }>;
  /** The latest instant for which people were called, of the term that began then, by the duty's key. */
  called: Record<string, { at: number; start: number }>;
  /** When somebody last said any of it; of what was said before this was kept, nothing. */
  touchedAt?: number;
};

export const nothingToReport: Reporting = { aware: {}, measureAt: null, done: {}, called: {} };

/** Whether anything is known of it that may have to be reported. */
export function hasDuties(reporting: Reporting | null): boolean {
  return reporting !== null && Object.keys(reporting.aware).length > 0;
}

/**
 * How a duty stands: a pure function of what is known, of desk.yaml, and of the zone in which days and months are counted.
 * - `waits`: its term has not begun; `for`: what begins it
 * - `running`: `due` null where no clock can count it
 */
export type DutyStanding = { duty: Duty } & (
  | { state: 'waits'; for: 'notification' | 'measure' }
  | { state: 'running'; start: Date; due: Date | null }
  | { state: 'done'; start: Date; due: Date | null; at: Date; reference: string }
);

/** All that is to be done for what is known to have happened, in the order of desk.yaml. */
export function dutiesOf(reporting: Reporting | null, duties: readonly Duty[], zone: string): DutyStanding[] {
  if (!reporting) return [];
  return duties.flatMap((duty): DutyStanding[] => {
    if (reporting.aware[duty.kind] === undefined) return [];
    const started = startOf(duty, reporting, duties);
    const done = reporting.done[duty.key];
    // Done before its time: nothing is waited for any more.
    const start = started ?? done?.at ?? null;
    if (start === null) return [{ duty, state: 'waits', for: waitedFor(duty) }];
    const from = new Date(start);
    const due = duty.within && started !== null ? after(from, duty.within, zone) : null;
    return done
      ? [{ duty, state: 'done', start: from, due, at: new Date(done.at), reference: done.reference }]
      : [{ duty, state: 'running', start: from, due }];
  });
}

function startOf(duty: Duty, { aware, measureAt, done }: Reporting, duties: readonly Duty[]): number | null {
  switch (duty.from) {
    case 'awareness':
      return aware[duty.kind] ?? null;
    case 'measure':
      return measureAt;
    case 'notification': {
      const notification = duties.find(
        ({ regime, kind, step }) => regime === duty.regime && kind === duty.kind && step === 'notification',
      );
      return notification ? (done[notification.key]?.at ?? null) : null;
    }
    default:
      return duty.from satisfies never;
  }
}

function waitedFor({ from }: Duty): 'notification' | 'measure' {
  return from === 'measure' ? 'measure' : 'notification';
}

/**
 * The end of a term. Hours elapse: where clocks are changed meanwhile it lies at another time of day. Days and months end at the
 * time of day at which they began; of a month that lacks that day, on its last one. That is never later than the law's own way
 * of counting, which ends with the day (Regulation (EEC, Euratom) No 1182/71, Art. 3).
 */
export function after(from: Date, { amount, unit }: DutyTerm, zone: string): Date {
  if (unit === 'hour') return new Date(from.getTime() + amount * 3_600_000);
  const local = DateTime.fromJSDate(from, { zone });
  return (unit === 'day' ? local.plus({ days: amount }) : local.plus({ months: amount })).toJSDate();
}

function before(end: Date, { amount, unit }: DutyTerm, zone: string): Date {
  return after(end, { amount: -amount, unit }, zone);
}

/** The instants at which people are called about a duty that is open, each once, the earliest first. */
export function callsOf(
  { duty, start, due }: DutyStanding & { state: 'running' },
  zone: string,
): { at: Date; isMissed: boolean }[] {
  const instants = duty.calls.flatMap(call => instantOf(call, start, due, zone) ?? []);
  const within = instants.filter(at => at > start && (due === null || at <= due)).map(at => at.getTime());
  return [...new Set(within)]
    .toSorted((a, b) => a - b)
    .map(at => ({ at: new Date(at), isMissed: at === due?.getTime() }));
}

function instantOf(call: DutyCall, start: Date, due: Date | null, zone: string): Date | null {
  if ('after' in call) return after(start, call.after, zone);
  if (due === null) return null;
  if ('before' in call) return before(due, call.before, zone);
  return new Date(start.getTime() + (due.getTime() - start.getTime()) * call.share);
}

/** Those that are open and have a term, the one that ends first before the others; then those without one. */
export function nextToDo(standings: readonly DutyStanding[]): (DutyStanding & { state: 'running' })[] {
  const endsAt = ({ due }: { due: Date | null }) => due?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return standings.filter(standing => standing.state === 'running').toSorted((a, b) => endsAt(a) - endsAt(b));
}
