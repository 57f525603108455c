import { DateTime } from 'luxon';
import { inSeconds, type WorkingLength } from '../../sla/working-length.ts';
import { addWorkingTime } from '../../sla/working-time.ts';
import {
  type ClockFacts,
  type Deadline,
  deadlinesOf,
  ladderOf,
  noEnd,
  type Terms,
  usedUp,
} from './deadlines.ts';
import { type PromiseKind, promiseKinds, type Tell } from './policy.ts';

/** A ladder's step that is due for a promise: the first telling, or a repetition. */
type DueStep = {
  promise: PromiseKind;
  share: number;
  tell: Tell;
  repetition: number;
  at: Date;
  due: Date;
};

/** What the clock does to a ticket next, and when. */
export type Due =
  | ({ kind: 'escalate' } & DueStep)
  | { kind: 'tell-on-call'; at: Date }
  | { kind: 'remind'; at: Date }
  | { kind: 'close-silent'; at: Date };

const minute = 60_000;
/** Shares are fractions: what is equal but for a bit is the same step. */
const rounding = 1e-9;
/** Instants are whole milliseconds: a step that was struck at its instant must not seem unreached by half a one. */
const instantRounding = 0.001;

/**
 * Everything that the clock will do to the ticket if nobody else does anything, the earliest first of each kind. Pure:
 * restart, skew and several processes change nothing of it.
 *
 * @param now decides whether the desk is in a closure, and which of several missed steps is told
 */
export function dues(ticket: ClockFacts, terms: Terms, now: Date): Due[] {
  if (ticket.status === 'closed') return [];
  return [...steps(ticket, terms, now), ...onCall(ticket, terms, now), ...silence(ticket, terms)];
}

/**
 * When the clock must look at the ticket again: on the minute, so that what falls due in the same minute is told
 * together. null: never, as things stand.
 */
export function wakeAt(ticket: ClockFacts, terms: Terms, now: Date): Date | null {
  const instants = dues(ticket, terms, now).map(({ at }) => at.getTime());
  if (instants.length === 0) return null;
  return new Date(Math.ceil(Math.min(...instants) / minute) * minute);
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
    const { seconds } = deadline;
    const used = usedUp(deadline, terms, now) + instantRounding;
    const reached = ladderOf(terms, seconds).findLast(rung => rung.share * seconds <= used);
    return Math.min(struck[promise], reached?.share ?? 0);
  };
  const still = { claim: share('claim'), resolve: share('resolve') };
  if (still.claim === struck.claim && still.resolve === struck.resolve) return ticket;
  return { ...ticket, escalation: { ...ticket.escalation, struck: still } };
}

function steps(ticket: ClockFacts, terms: Terms, now: Date): Due[] {
  const deadlines = deadlinesOf(ticket, terms);
  return promiseKinds.flatMap(promise => {
    const deadline = deadlines[promise];
    if (!deadline || deadline.metAt || !deadline.due) return [];
    const { due } = deadline;
    const next = nextSteps(ticket, deadline, terms, now);
    const again = next.length > 0 ? null : nextRepetition(ticket, deadline, terms);
    return [...next, ...(again ? [again] : [])].map(step => ({ kind: 'escalate' as const, ...step, due }));
  });
}

/**
 * The next step that was not struck; where the desk was away for several, the last of them: one telling is enough.
 * Several where they lie at the same place, as `2h before` and `75%` of eight hours do: each tells others.
 */
function nextSteps(ticket: ClockFacts, deadline: Deadline, terms: Terms, now: Date): Omit<DueStep, 'due'>[] {
  const { promise, seconds, start, pauses } = deadline;
  const ahead = ladderOf(terms, seconds)
    .filter(({ share }) => share > ticket.escalation.struck[promise] + rounding)
    .map(({ share, step }) => ({
      promise,
      share,
      tell: step.tell,
      repetition: 0,
      at: addWorkingTime(terms.calendar, start, share * seconds, endedOnly(pauses)),
    }));
  const next = ahead.findLast(({ at }) => at <= now) ?? ahead[0];
  return next ? ahead.filter(({ share }) => Math.abs(share - next.share) <= rounding) : [];
}

/** While somebody is on it the repetitions wait; if then nothing has happened, they go on. */
function nextRepetition(
  ticket: ClockFacts,
  { promise, seconds }: Deadline,
  { policy, calendar }: Terms,
): Omit<DueStep, 'due'> | null {
  const { actedAt, acknowledgedAt, told: tellings, struck } = ticket.escalation;
  const told = tellings[promise];
  const reached = ladderOf({ policy, calendar }, seconds).filter(
    ({ share }) => share <= struck[promise] + rounding,
  );
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

/** Nobody is at the desk: what cannot wait for its opening is told to whoever is on call (service rules, decision 7). */
function onCall(ticket: ClockFacts, { policy, calendar }: Terms, now: Date): Due[] {
  // Nobody is there to classify either: what the rules propose counts.
  const priority = ticket.priority ?? ticket.suggestion?.priority ?? null;
  if (ticket.fromBacklog || priority === null || !policy.onCallPriorities.includes(priority)) return [];
  const zone = { zone: calendar.zone };
  const dayOf = (at: Date) => DateTime.fromJSDate(at, zone).toISODate() ?? '';
  const today = dayOf(now);
  // One that nobody has claimed when a closure begins would else lie there until the reopening.
  const [from] = calendar.closures
    .filter(({ to }) => to >= today)
    .map(closure => closure.from)
    .toSorted();
  if (!from) return [];
  const { actedAt, onCallToldAt } = ticket.escalation;
  const reopenedAt = ticket.pauses.findLast(({ why, to }) => why === 'closed' && to !== null)?.to ?? null;
  // Whoever had it is away as well: what a customer reopens in a closure is as new, until somebody acts.
  const isBack =
    reopenedAt !== null && from <= dayOf(new Date(reopenedAt)) && (actedAt === null || actedAt < reopenedAt);
  if (ticket.assignee && !isBack) return [];
  if (onCallToldAt !== null && !(isBack && onCallToldAt < reopenedAt)) return [];
  const at =
    from <= today
      ? new Date(Math.floor(now.getTime() / minute) * minute)
      : DateTime.fromISO(from, zone).startOf('day').toJSDate();
  return [{ kind: 'tell-on-call', at }];
}

function silence(ticket: ClockFacts, { policy, calendar }: Terms): Due[] {
  const { remindAfter, closeAfter } = policy.silentCustomers;
  const { status, askedAt, remindedAt, escalation, fromMachine, fromBacklog } = ticket;
  if (status !== 'waiting' || !askedAt || fromMachine || fromBacklog) return [];
  if (remindAfter && !remindedAt)
    return [{ kind: 'remind', at: addWorkingTime(calendar, askedAt, inSeconds(calendar, remindAfter)) }];
  // Closing is announced by the reminder; without one nobody is closed out.
  if (closeAfter && remindedAt && escalation.closesAt)
    return [{ kind: 'close-silent', at: new Date(escalation.closesAt) }];
  return [];
}

/**
 * When a ticket closes whose customer is reminded now: so long after the question as the policy says, and after a
 * reminder that goes out late (the desk was down) no sooner than after one in time. null: never.
 */
export function closingAnnounced(
  { askedAt }: Pick<ClockFacts, 'askedAt'>,
  { policy, calendar }: Terms,
  now: Date,
): Date | null {
  const { remindAfter, closeAfter } = policy.silentCustomers;
  if (!askedAt || !remindAfter || !closeAfter) return null;
  const [reminding, closing] = [inSeconds(calendar, remindAfter), inSeconds(calendar, closeAfter)];
  const fromQuestion = addWorkingTime(calendar, askedAt, closing);
  const fromReminder = addWorkingTime(calendar, now, Math.max(0, closing - reminding));
  return new Date(Math.max(fromQuestion.getTime(), fromReminder.getTime()));
}
