import { type DueToSnooze, dueToSnooze } from '../chapters/snoozing.ts';
import { type DueDutyCall, dueDutyCalls } from '../duties/calling.ts';
import { type DueToQuote, dueToQuote } from '../quotes/due.ts';

import { type ClockFacts, type Deadlines, deadlinesOf } from './deadlines.ts';
import { type DueStep, dueSteps } from './ladder.ts';
import { type DueOnCall, dueOnCall } from './on-call.ts';
import { type DueToSilence, dueToSilence } from './silence.ts';
import type { Terms } from './terms.ts';

const minute = 60_000;

/** What the clock does to a ticket next, and when. */
export type Due = DueStep | DueOnCall | DueToSilence | DueToQuote | DueToSnooze | DueDutyCall;

/**
 * Everything that the clock will do to the ticket if nobody else does anything, the earliest first of each kind. Pure:
 * restart, skew and several processes change nothing of it.
 *
 * @param deadlines the ticket's own by these terms, where they are known already
 * @param now decides whether the desk is in a closure, and which of several missed steps is told
 */
export function dues(
  ticket: ClockFacts,
  terms: Terms,
  now: Date,
  deadlines = deadlinesOf(ticket, terms),
): Due[] {
  // What has to be reported has to be, whatever the customer was told.
  const duties = dueDutyCalls(ticket, terms, now);
  if (ticket.status === 'closed') return duties;
  return [
    ...duties,
    ...dueSteps(ticket, now, deadlines),
    ...dueOnCall(ticket, terms, now),
    ...dueToSilence(ticket, terms),
    ...dueToQuote(ticket, terms),
    ...dueToSnooze(ticket),
  ];
}

/**
 * When the clock must look at the ticket again: on the minute, so that what falls due in the same minute is told
 * together. null: never, as things stand.
 *
 * @param deadlines by the same terms, where they are known already
 */
export function wakeAt(ticket: ClockFacts, terms: Terms, now: Date, deadlines?: Deadlines): Date | null {
  const instants = dues(ticket, terms, now, deadlines).map(({ at }) => at.getTime());
  if (instants.length === 0) return null;
  return new Date(Math.ceil(Math.min(...instants) / minute) * minute);
}
