import type { Calendar } from '../../sla/calendar.ts';
import type { Segment } from '../../sla/segments.ts';
import { inSeconds } from '../../sla/working-length.ts';
import { addWorkingTime, workingTimeBetween } from '../../sla/working-time.ts';
import { type Catalogue, needsPriority } from '../catalogue/catalogue.ts';
import type { Ticket } from '../ticket.ts';
import type { Category, Priority } from '../words.ts';
import { asUrgent } from './as-suggested.ts';
import type { LadderStep, PromiseKind } from './policy.ts';
import { type Agreed, agreedFor, type Terms } from './terms.ts';

/** All that the clock needs to know of a ticket. */
export type ClockFacts = Pick<
  Ticket,
  | 'number'
  | 'company'
  | 'status'
  | 'category'
  | 'priority'
  | 'suggestion'
  | 'assignee'
  | 'fromMachine'
  | 'fromBacklog'
  | 'openedAt'
  | 'claimedAt'
  | 'askedAt'
  | 'remindedAt'
  | 'closedAt'
  | 'pauses'
  | 'extensions'
  | 'escalation'
  | 'snoozedUntil'
  | 'quotes'
  | 'undeliverable'
  | 'reporting'
>;

/** One promise to the customer: a pure function of the ticket's history, the policy, the calendar and its company's contract. */
export type Deadline = {
  promise: PromiseKind;
  /** By what it is counted. */
  by: Agreed;
  /** The arrival of the mail: both clocks start there (service rules, decision 2). */
  start: Date;
  /** Working time promised, with what a manager has added. */
  seconds: number;
  /** Of which a manager added so much. */
  extendedBy: number;
  /** Stretches in which this clock stood still. */
  pauses: Segment[];
  /** null while the clock stands still. */
  due: Date | null;
  /** The instant at which the promise was kept, or broken for good. */
  metAt: Date | null;
};

export type Deadlines = Record<PromiseKind, Deadline | null>;

/** How a promise stands, in the words of the card. */
export type DeadlineState = 'in-time' | 'near' | 'breached' | 'paused' | 'met' | 'missed';

/** The end of a pause that goes on. */
export const noEnd = Number.MAX_SAFE_INTEGER;

/**
 * The deadlines to which the desk holds itself; null where there are none (a change request, a mail from before the desk).
 * What the rules propose as urgent counts from the first minute: who waits until somebody has classified it calls too late.
 */
export function deadlinesOf(ticket: ClockFacts, terms: Terms): Deadlines {
  return promisedDeadlines(asUrgent(ticket, terms.policy.catalogue), terms);
}

/** What a customer may be told: by what somebody has said that it is, and by no rule's guess (service rules, decision 4). */
export function promisedDeadlines(ticket: ClockFacts, terms: Terms): Deadlines {
  const agreed = agreedFor(ticket, terms);
  return { claim: deadline('claim', ticket, agreed), resolve: deadline('resolve', ticket, agreed) };
}

/**
 * The promises that are still open, the one that falls first before the other: the claim as a rule, but one that was
 * extended may lie behind the resolution. One that stands still falls at no time, so it comes last.
 */
export function openDeadlines(ticket: ClockFacts, terms: Terms): Deadline[] {
  if (ticket.status === 'closed') return [];
  const fallsAt = ({ due }: Deadline) => due?.getTime() ?? noEnd;
  return Object.values(deadlinesOf(ticket, terms))
    .filter((deadline): deadline is Deadline => deadline !== null && deadline.metAt === null)
    .toSorted((a, b) => fallsAt(a) - fallsAt(b));
}

/** The promise that comes next: the one that falls first among those still open. null when nothing is owed. */
export function nextDeadline(ticket: ClockFacts, terms: Terms): Deadline | null {
  return openDeadlines(ticket, terms)[0] ?? null;
}

/** Working seconds of the promise that were used up at an instant. */
export function usedUp({ by, start, pauses, metAt }: Deadline, now: Date): number {
  return workingTimeBetween(by.calendar, start, metAt && metAt < now ? metAt : now, pauses);
}

export function stateOf(deadline: Deadline, now: Date): DeadlineState {
  const { by, due, metAt, seconds } = deadline;
  if (metAt) return due && metAt <= due ? 'met' : 'missed';
  if (!due) return 'paused';
  if (now >= due) return 'breached';
  const first = ladderOf(by, seconds)[0]?.share ?? 1;
  return usedUp(deadline, now) >= first * seconds ? 'near' : 'in-time';
}

/** A step of the ladder, and the share of a promise at which it lies. */
export type Rung = { share: number; step: LadderStep };

/** The ladder of a promise of so many seconds, lowest step first; a lead longer than the promise is no step of it. */
export function ladderOf({ policy, calendar }: Agreed, seconds: number): Rung[] {
  return policy.ladder
    .map(step => ({
      step,
      share: 'share' in step.at ? step.at.share : 1 - inSeconds(calendar, step.at.before) / seconds,
    }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => a.share - b.share);
}

/** Only some categories carry promises, but before somebody has classified all are held to those of a bug. */
export function isPromised(category: Category | null, catalogue: Catalogue): boolean {
  return category === null || needsPriority(catalogue, category);
}

/** Working seconds that managers have added to a promise, in all. */
export function extendedBy(
  { extensions }: Pick<ClockFacts, 'extensions'>,
  promise: PromiseKind,
  { calendar }: { calendar: Calendar },
): number {
  return extensions
    .filter(extension => extension.promise === promise)
    .reduce((sum, { by }) => sum + inSeconds(calendar, by), 0);
}

function deadline(promise: PromiseKind, ticket: ClockFacts, by: Agreed): Deadline | null {
  const { policy, calendar } = by;
  if (ticket.fromBacklog || !isPromised(ticket.category, policy.catalogue)) return null;
  const priority = ticket.priority ?? policy.defaultPriority;
  const added = extendedBy(ticket, promise, { calendar });
  const seconds = inSeconds(calendar, policy.promises[priority][promise]) + added;
  const start = ticket.openedAt;
  const metAt = promise === 'claim' ? ticket.claimedAt : ticket.closedAt;
  // That a ticket is closed holds nothing up: its promise was kept or not at the closing (metAt).
  const stoodStill = ticket.pauses.filter(({ to, why }) => to !== null || why !== 'closed');
  const pauses =
    promise === 'claim' ? [] : stoodStill.map(({ from, to }) => ({ start: from, end: to ?? noEnd }));
  const due = dueOf(calendar, start, seconds, pauses);
  return {
    promise,
    by: namedBy(by, priority, promise),
    start,
    seconds,
    extendedBy: added,
    pauses,
    due,
    metAt,
  };
}

/** Whoever is told why reads of a contract where it changes something: its hours, or this very promise. */
function namedBy(by: Agreed, priority: Priority, promise: PromiseKind): Agreed {
  const { company } = by;
  if (!company || company.hours || company.promises?.[priority]?.[promise]) return by;
  return { ...by, company: null };
}

function dueOf(calendar: Calendar, start: Date, seconds: number, pauses: Segment[]): Date | null {
  const open = pauses.find(({ end }) => end === noEnd);
  if (!open) return addWorkingTime(calendar, start, seconds, pauses);
  const ended = pauses.filter(pause => pause !== open);
  const until = new Date(open.start);
  // Broken before it began to wait: waiting does not mend it.
  return workingTimeBetween(calendar, start, until, ended) >= seconds
    ? addWorkingTime(calendar, start, seconds, ended)
    : null;
}
