import type { Segment } from '../../../sla/segments.ts';
import { workingTimeBetween } from '../../../sla/working-time.ts';
import { type Deadline, deadlinesOf } from '../../clock/deadlines.ts';
import type { PromiseKind } from '../../clock/policy.ts';
import { agreedFor, type Terms } from '../../clock/terms.ts';
import type { Ticket } from '../../ticket.ts';
import type { Fact } from '../fact.ts';

type Measured = Pick<Fact, 'working' | 'wall' | 'judged'>;

/** Nothing is measured, and nothing was promised. */
export const unmeasured: Measured = { working: null, wall: null, judged: null };

/**
 * A request as the promises see it that are judged: as it stood, but classified as it is today (service rules, 6: a change of
 * priority counts from the arrival), and, where nobody has classified it, held to what a rule proposed, also when it is closed.
 */
export function asJudged(stood: Ticket, today: Ticket): Ticket {
  const { category, priority, suggestion, company } = today;
  return { ...stood, category, priority, suggestion, company, status: 'assigned' };
}

/** What was promised without whatever managers added to it. */
export function originalDeadline(promise: PromiseKind, ticket: Ticket, terms: Terms): Deadline | null {
  return deadlinesOf({ ...ticket, extensions: [] }, terms)[promise];
}

/**
 * How a promise was kept at an instant, by its original deadline, and how long it took. Of what came in before there was a desk
 * nothing is said.
 *
 * @param ticket as `asJudged`, with what had happened by then
 */
export function judged(promise: PromiseKind, ticket: Ticket, at: Date, terms: Terms): Measured {
  if (ticket.fromBacklog) return unmeasured;
  const met = { ...ticket, ...(promise === 'claim' ? { claimedAt: at } : { closedAt: at }) };
  const original = originalDeadline(promise, met, terms);
  return {
    ...lasted(met, at, terms, promise === 'claim' ? [] : breaksOf(met)),
    judged: original && byDeadlines(original, deadlinesOf(met, terms)[promise], at),
  };
}

/** Stretches in which a resolution's clock stood still, and went on again. */
export function breaksOf({ pauses }: Pick<Ticket, 'pauses'>): Segment[] {
  return pauses.flatMap(({ from, to }) => (to === null ? [] : [{ start: from, end: to }]));
}

function byDeadlines({ due }: Deadline, extended: Deadline | null, at: Date): Fact['judged'] {
  if (due && at <= due) return 'kept';
  return extended?.due && at <= extended.due ? 'extended' : 'broken';
}

/** Whole seconds from a request's arrival, in the hours in which its promises are counted, and on the wall clock. */
export function lasted(
  ticket: Ticket,
  at: Date,
  terms: Terms,
  breaks: readonly { start: number; end: number }[] = [],
): Pick<Fact, 'working' | 'wall'> {
  const { calendar } = agreedFor(ticket, terms);
  const wall = Math.max(0, at.getTime() - ticket.openedAt.getTime()) / 1000;
  return {
    working: Math.floor(workingTimeBetween(calendar, ticket.openedAt, at, breaks)),
    wall: Math.floor(wall),
  };
}
