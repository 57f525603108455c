import type { WorkingLength } from '../../../sla/working-length.ts';
import { isOpen } from '../../../sla/working-time.ts';
import { type Call, isCall } from '../../clock/calls.ts';
import { type Deadline, deadlinesOf } from '../../clock/deadlines.ts';
import { type PromiseKind, promiseKinds } from '../../clock/policy.ts';
import { agreedFor } from '../../clock/terms.ts';
import type { Ticket } from '../../ticket.ts';
import { type Fact, promiseOf, type Standing } from '../fact.ts';
import { asJudged, breaksOf, originalDeadline } from '../measuring/judging.ts';
import type { Step, ToldLog } from '../measuring/told-log.ts';
import { termsAt } from '../terms-in-force.ts';
import { type CountedTime, countedTime } from './stretch.ts';

/** Whether a promise was kept, and what was promised: without what managers added to it, and with that. */
export type JudgedPromise = {
  deadline: Deadline;
  extended: Date | null;
  judged: Fact['judged'];
};

/** A promise whose time runs out, or something that has to be reported. */
type CalledFor = PromiseKind | 'onCall' | 'duty';

/** What else is so of a fact, by which figures count it: no words of the request. */
export type About =
  | { kind: 'nothing' }
  | { kind: 'merged'; into: number }
  | { kind: 'extended'; promise: PromiseKind; by: WorkingLength }
  | { kind: 'called'; why: CalledFor; isOutside: boolean }
  | { kind: 'worked'; noted: number; now: number }
  | { kind: 'quote'; version: number; minutes: number }
  | { kind: 'entered'; until: Date | null };

/**
 * How something that happened is counted.
 *
 * @property from the arrival, from which it is measured
 * @property time in working time; null where nothing is measured
 * @property wall whole seconds on the wall clock
 */
export type CountedFact = {
  fact: Fact;
  from: Date;
  time: CountedTime | null;
  wall: number | null;
  promise: JudgedPromise | null;
  about: About;
};

/**
 * How a fact of a request's log is counted: by the log as it was when it happened, and by what was promised then.
 *
 * @returns null where the log has no such event: it is another one's
 */
export function countedFact(log: ToldLog, fact: Fact): CountedFact | null {
  const step = log.steps.find(({ recorded }) => recorded.sequence === fact.sequence);
  if (!step) return null;
  const { today, history } = log;
  const at = new Date(fact.at);
  const terms = termsAt(history, fact.at);
  const promise = promiseOf[fact.kind] ?? null;
  const stood = asJudged(step.after, today);
  const met: Ticket =
    promise === null ? stood : { ...stood, ...(promise === 'claim' ? { claimedAt: at } : { closedAt: at }) };
  const { calendar } = agreedFor(promise === null ? today : stood, terms);
  const isMeasured = fact.working !== null;
  const pauses = promise === 'resolve' ? breaksOf(met) : [];
  const original = promise && fact.judged && originalDeadline(promise, met, terms);
  return {
    fact,
    from: today.openedAt,
    time: isMeasured ? countedTime(calendar, today.openedAt, at, pauses) : null,
    wall: isMeasured ? Math.floor(Math.max(0, fact.at - today.openedAt.getTime()) / 1000) : null,
    promise:
      promise && original
        ? {
            deadline: original,
            extended: hasExtension(met, promise) ? (deadlinesOf(met, terms)[promise]?.due ?? null) : null,
            judged: fact.judged,
          }
        : null,
    about: aboutOf(log, step, fact),
  };
}

function hasExtension({ extensions }: Ticket, promise: PromiseKind): boolean {
  return extensions.some(each => each.promise === promise);
}

function aboutOf({ today, history }: ToldLog, { recorded }: Step, fact: Fact): About {
  const { event, at } = recorded;
  if (isCall(event)) {
    const isOutside = !isOpen(termsAt(history, at.getTime()).calendar, at);
    return { kind: 'called', why: calledFor(event), isOutside };
  }
  switch (event.type) {
    case 'merged':
      return { kind: 'merged', into: event.into };
    case 'deadline-extended':
      return { kind: 'extended', promise: event.promise, by: event.by };
    case 'work-noted':
      return { kind: 'worked', noted: event.minutes, now: fact.amount };
    case 'quote-offered':
      // It is an answer to the customer, too.
      return fact.kind === 'answered'
        ? { kind: 'nothing' }
        : { kind: 'quote', version: event.version, minutes: fact.amount };
    case 'quote-accepted':
    case 'quote-refused':
    case 'quote-expired':
      return { kind: 'quote', version: event.version, minutes: fact.amount };
    case 'system-entered': {
      const until = today.entries.find(({ id }) => id === recorded.sequence)?.until ?? null;
      return { kind: 'entered', until: until === null ? null : new Date(until) };
    }
    default:
      return { kind: 'nothing' };
  }
}

function calledFor(call: Call): CalledFor {
  if (call.type === 'escalated') return call.promise;
  return call.type === 'duty-called' ? 'duty' : 'onCall';
}

/** A request as it stood at an instant, as the tables have it. */
export type Stood = Pick<Standing, 'since' | 'waiting' | 'unanswered' | 'claimLate' | 'resolveLate'>;

/**
 * How a request is counted that was open at the end of a span.
 *
 * @property wall whole seconds since it was opened, or opened again
 * @property late each promise that was broken, and how its time ran out
 * @property waitingSince for its customer; null where it does not wait
 */
export type CountedStanding = {
  stood: Stood;
  end: Date;
  isReopened: boolean;
  wall: number;
  late: { deadline: Deadline; time: CountedTime }[];
  waitingSince: Date | null;
};

/** How a request stood at an instant, and why it is counted as it is. */
export function countedStanding({ today, history }: ToldLog, stood: Stood, end: number): CountedStanding {
  const terms = termsAt(history, end);
  const ticket = { ...asJudged(today, today), claimedAt: null, closedAt: null };
  const broken = { claim: stood.claimLate, resolve: stood.resolveLate };
  const late = promiseKinds.flatMap(promise => {
    const deadline = broken[promise] ? originalDeadline(promise, ticket, terms) : null;
    if (!deadline?.due) return [];
    const { by, start, due, pauses } = deadline;
    return [{ deadline, time: countedTime(by.calendar, start, due, pauses) }];
  });
  const pause = today.pauses.findLast(
    ({ from, to, why }) => why === 'customer' && from <= end && (to ?? Number.POSITIVE_INFINITY) > end,
  );
  return {
    ...{ stood, end: new Date(end), late },
    isReopened: stood.since > today.openedAt.getTime(),
    wall: Math.floor((end - stood.since) / 1000),
    waitingSince: pause && stood.waiting ? new Date(pause.from) : null,
  };
}
