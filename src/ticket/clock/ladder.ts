import { inSeconds, type WorkingLength } from '../../sla/working-length.ts';
import { addWorkingTime } from '../../sla/working-time.ts';
import {
  type ClockFacts,
  type Deadline,
  type Deadlines,
  deadlinesOf,
  ladderOf,
  noEnd,
  usedUp,
} from './deadlines.ts';
import { type PromiseKind, promiseKinds, type Tell } from './policy.ts';
import type { Terms } from './terms.ts';

/** A ladder's step that is due for a promise: the first telling, or a repetition. */
export type DueStep = {
  kind: 'escalate';
  promise: PromiseKind;
  share: number;
  tell: Tell;
  repetition: number;
  at: Date;
  due: Date;
};

/** Shares are fractions: what is equal but for a bit is the same step. */
const rounding = 1e-9;
/** Instants are whole milliseconds: a step that was struck at its instant must not seem unreached by half a one. */
const instantRounding = 0.001;

/** The steps that come next of each promise that is still open. @param deadlines the ticket's own */
export function dueSteps(ticket: ClockFacts, now: Date, deadlines: Deadlines): DueStep[] {
  return promiseKinds.flatMap(promise => {
    const deadline = deadlines[promise];
    if (!deadline || deadline.metAt || !deadline.due) return [];
    const { due } = deadline;
    const next = nextSteps(ticket, deadline, now);
    const again = next.length > 0 ? null : nextRepetition(ticket, deadline);
    return [...next, ...(again ? [again] : [])].map(step => ({ kind: 'escalate' as const, ...step, due }));
  });
}

/**
 * The next step that was not struck; where the desk was away for several, the last of them: one telling is enough.
 * Several where they lie at the same place, as `2h before` and `75%` of eight hours do: each tells others.
 */
function nextSteps(
  ticket: ClockFacts,
  { promise, by, seconds, start, pauses }: Deadline,
  now: Date,
): Omit<DueStep, 'kind' | 'due'>[] {
  const ahead = ladderOf(by, seconds)
    .filter(({ share }) => share > ticket.escalation.struck[promise] + rounding)
    .map(({ share, step }) => ({
      promise,
      share,
      tell: step.tell,
      repetition: 0,
      at: addWorkingTime(by.calendar, start, share * seconds, endedOnly(pauses)),
    }));
  const next = ahead.findLast(({ at }) => at <= now) ?? ahead[0];
  return next ? ahead.filter(({ share }) => Math.abs(share - next.share) <= rounding) : [];
}

/** While somebody is on it the repetitions wait; if then nothing has happened, they go on. */
function nextRepetition(
  ticket: ClockFacts,
  { promise, by, seconds }: Deadline,
): Omit<DueStep, 'kind' | 'due'> | null {
  const { policy, calendar } = by;
  const { actedAt, acknowledgedAt, told: tellings, struck } = ticket.escalation;
  const told = tellings[promise];
  const reached = ladderOf(by, seconds).filter(({ share }) => share <= struck[promise] + rounding);
  const last = reached.at(-1)?.share ?? 0;
  const rung = reached.findLast(({ share, step }) => share >= last - rounding && step.repeat);
  if (!rung?.step.repeat || !told || told.repetitions >= rung.step.repeat.atMost) return null;
  // In one millisecond it was the telling that came first: nobody acts on what they were not told.
  if (actedAt !== null && actedAt >= told.at) return null;
  const after = (since: number, length: WorkingLength) =>
    addWorkingTime(calendar, new Date(since), inSeconds(calendar, length));
  const again = after(told.at, rung.step.repeat.every);
  const silentUntil =
    acknowledgedAt !== null && acknowledgedAt >= told.at
      ? after(acknowledgedAt, policy.acknowledgedFor)
      : again;
  return {
    promise,
    share: rung.share,
    tell: rung.step.tell,
    repetition: told.repetitions + 1,
    at: new Date(Math.max(silentUntil.getTime(), again.getTime())),
  };
}

/** Steps lie before an open pause, or the deadline would not be due at all. */
function endedOnly(pauses: Deadline['pauses']): Deadline['pauses'] {
  return pauses.filter(({ end }) => end !== noEnd);
}

/**
 * A ladder's step stays struck while as much of the promise is used up; less is, after a lower priority, an extension
 * or a new closure, and then it will be struck again.
 */
export function rearmed<T extends ClockFacts>(ticket: T, terms: Terms, now: Date): T {
  const { struck } = ticket.escalation;
  if (struck.claim === 0 && struck.resolve === 0) return ticket;
  const deadlines = deadlinesOf(ticket, terms);
  const share = (promise: PromiseKind) => {
    const deadline = deadlines[promise];
    if (!deadline) return 0;
    const { by, seconds } = deadline;
    const used = usedUp(deadline, now) + instantRounding;
    const reached = ladderOf(by, seconds).findLast(rung => rung.share * seconds <= used);
    return Math.min(struck[promise], reached?.share ?? 0);
  };
  const still = { claim: share('claim'), resolve: share('resolve') };
  if (still.claim === struck.claim && still.resolve === struck.resolve) return ticket;
  return { ...ticket, escalation: { ...ticket.escalation, struck: still } };
}
