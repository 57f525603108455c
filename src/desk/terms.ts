import type { Schedule } from '../store/tickets/row.ts';
import { type ClockFacts, deadlinesOf, type Terms } from '../ticket/clock/deadlines.ts';
import { wakeAt } from '../ticket/clock/schedule.ts';
import type { Desk } from './desk.ts';

/** What is promised at this moment: the policy, and the calendar as it stands. */
export function termsOf({ policy, calendar }: Pick<Desk, 'policy' | 'calendar'>): Terms {
  return { policy, calendar: calendar.now() };
}

/** A ticket's deadlines and its next instant for the clock, computed anew from its whole history. */
export function scheduleOf(desk: Pick<Desk, 'policy' | 'calendar'>, ticket: ClockFacts, now: Date): Schedule {
  const terms = termsOf(desk);
  const { claim, resolve } = deadlinesOf(ticket, terms);
  return {
    claimDue: claim?.due ?? null,
    resolveDue: resolve?.due ?? null,
    wakeAt: wakeAt(ticket, terms, now),
  };
}
