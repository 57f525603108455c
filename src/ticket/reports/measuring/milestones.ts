import { isOpen } from '../../../sla/working-time.ts';
import { isCall } from '../../clock/calls.ts';
import type { PromiseKind } from '../../clock/policy.ts';
import { ratable } from '../../portal/customers-word.ts';
import { quoteOfVersion } from '../../quotes/quote.ts';
import type { Ticket } from '../../ticket.ts';
import { closing, type Fact, type FactKind } from '../fact.ts';
import { termsAt } from '../terms-in-force.ts';
import { answerFacts, answersIn } from './answers.ts';
import { asJudged, judged, unmeasured } from './judging.ts';
import { isTakenBack, isUndone, type Step, type ToldLog } from './told-log.ts';

/** All that happened to a request, and is counted, in the order of the log. */
export function milestones(log: ToldLog): Fact[] {
  const answers = answersIn(log);
  return [
    ...log.steps.flatMap(step => factsIn(log, step)),
    ...closings(log, answers),
    ...answerFacts(log, answers),
  ].toSorted((a, b) => a.sequence - b.sequence);
}

/** Counted, and not measured. */
function counted(kind: FactKind, { recorded }: Step, operator: number | null, amount = 0): Fact {
  const { sequence, at } = recorded;
  return { kind, sequence, at: at.getTime(), operator, ...unmeasured, amount };
}

function factsIn(log: ToldLog, step: Step): Fact[] {
  const { event, actor } = step.recorded;
  const had = step.before?.assignee?.id ?? null;
  const who = actor.kind === 'operator' ? actor.id : null;
  if (isCall(event)) return [call(log, step)];
  switch (event.type) {
    case 'ticket-opened':
      return [
        counted('opened', step, log.today.assignee?.id ?? null),
        ...(event.fromMachine ? [counted('machine-mail', step, null)] : []),
      ];
    case 'claimed':
      return [claim(log, step, who)];
    case 'reassigned':
      return [had === null ? claim(log, step, event.to.id) : counted('handed-over', step, had)];
    case 'released':
    case 'withdrawn':
      return had === null ? [] : [counted('handed-over', step, had)];
    case 'merged':
      return [counted('merged', step, had)];
    case 'reopened':
      return [counted('reopened', step, had)];
    case 'deadline-extended':
      return [counted('extended', step, who)];
    case 'message-received':
      return [
        ...(event.folded ? [counted('folded', step, null)] : []),
        ...(event.intent === 'automatic' ? [counted('machine-mail', step, null)] : []),
      ];
    case 'joined-incident':
      return [counted('in-incident', step, had)];
    case 'work-noted':
      return [worked(log, step, who)].filter(({ amount }) => amount > 0);
    case 'system-entered':
      return [{ ...counted('entered', step, who), at: Date.parse(event.from) }];
    case 'quote-offered':
      return isTakenBack(log, step.recorded)
        ? []
        : [counted('quote-offered', step, who, minutesOf(event.price))];
    case 'quote-accepted':
      return [counted('quote-accepted', step, had, acceptedMinutes(step.after, event.version))];
    case 'quote-refused':
    case 'quote-expired':
      return [counted('quote-refused', step, had)];
    default:
      return [];
  }
}

/** The first one keeps the promise, or breaks it. */
function claim({ today, history }: ToldLog, step: Step, operator: number | null): Fact {
  if (step.before?.claimedAt) return counted('taken', step, operator);
  const { at } = step.recorded;
  const measured = judged('claim', asJudged(step.after, today), at, termsAt(history, at.getTime()));
  return { ...counted('claimed', step, operator), ...measured };
}

/** By the desk's own hours: it is the desk that is called. */
function call({ history }: ToldLog, step: Step): Fact {
  const { at } = step.recorded;
  const isOutside = !isOpen(termsAt(history, at.getTime()).calendar, at);
  return counted('called', step, step.before?.assignee?.id ?? null, isOutside ? 1 : 0);
}

/** As it was corrected since. */
function worked({ today }: ToldLog, step: Step, who: number | null): Fact {
  const entry = today.work.find(({ id }) => id === step.recorded.sequence);
  return counted('worked', step, who, entry?.minutes ?? 0);
}

type Price = Parameters<typeof minutesOf>[0];

function minutesOf(price: { of: 'time'; minutes: number } | { of: 'sum' }): number {
  return price.of === 'time' ? price.minutes : 0;
}

function acceptedMinutes(ticket: Ticket, version: number): number {
  const price: Price | undefined = quoteOfVersion(ticket, version)?.price;
  return price ? minutesOf(price) : 0;
}

/** Closings that stood, each with what its customer said of it; and promises that nobody had kept when it ended. */
function closings(log: ToldLog, answers: { sequence: number }[]): Fact[] {
  const facts: Fact[] = [];
  let last: { fact: Fact; rated: Fact | null } | null = null;
  let isUnclaimedTold = log.today.claimedAt !== null;
  for (const step of log.steps) {
    const { recorded, after } = step;
    const { event, sequence } = recorded;
    const isClosed = event.type === 'closed' && !isUndone(log, recorded);
    if (isClosed) {
      const fact = closed(log, step, answers.filter(answer => answer.sequence <= sequence).length);
      last = { fact, rated: null };
      facts.push(fact);
    }
    // One that was closed already kept or broke its promise then.
    const goesOn = event.type === 'merged' && step.before?.status !== 'closed';
    if (goesOn) facts.push(...neverKept(log, step, 'resolve'));
    if ((isClosed || goesOn) && !isUnclaimedTold) {
      const unclaimed = neverKept(log, step, 'claim');
      facts.push(...unclaimed);
      isUnclaimedTold = unclaimed.length > 0;
    }
    if (event.type === 'rated' && last && after.status === 'closed') {
      // Of a closing its last rating counts.
      const before = last.rated;
      if (before) facts.splice(facts.indexOf(before), 1);
      last.rated = counted('rated', step, last.fact.operator, event.verdict === 'up' ? 1 : 0);
      last.fact.amount |= closing.rated;
      facts.push(last.rated);
    }
  }
  return facts;
}

function closed({ today, history }: ToldLog, step: Step, touches: number): Fact {
  const { recorded, before, after } = step;
  const { actor, at } = recorded;
  const isByOperator = actor.kind === 'operator';
  // Whether it could be rated is asked at the instant of its closing.
  const isRatable = ratable(after, at, closedAt => closedAt) === 'yes';
  const amount =
    (isByOperator ? closing.byOperator : 0) |
    (isByOperator && touches === 1 ? closing.oneTouch : 0) |
    (isRatable ? closing.ratable : 0);
  const operator = isByOperator ? actor.id : (before?.assignee?.id ?? null);
  const measured = judged('resolve', asJudged(after, today), at, termsAt(history, at.getTime()));
  return { ...counted('closed', step, operator, amount), ...measured };
}

/** A promise that nobody had kept in time, when the request was closed or went on in another: it is broken. */
function neverKept({ today, history }: ToldLog, step: Step, promise: PromiseKind): Fact[] {
  const { at } = step.recorded;
  const stood = asJudged(step.after, today);
  const { judged: how } = judged(promise, stood, at, termsAt(history, at.getTime()));
  if (how === null || how === 'kept') return [];
  return [{ ...counted(promise === 'claim' ? 'unclaimed' : 'unresolved', step, null), judged: how }];
}
