import type { ClosingEvent } from '../chapters/closing.ts';
import { type SnoozingEvent, wake } from '../chapters/snoozing.ts';
import { callDuty, type DutyCallingEvent } from '../duties/calling.ts';
import type { Occurrences } from '../grammar/chapter.ts';
import { remindOfQuote } from '../quotes/due.ts';
import type { QuotingEvent } from '../quotes/quote-events.ts';
import { expireQuote } from '../quotes/quoting.ts';
import type { Ticket } from '../ticket.ts';
import { type EscalatingEvent, escalate } from './escalating.ts';
import { type OnCallEvent, tellOnCall } from './on-call.ts';
import type { Roster } from './roster.ts';
import { type Due, dues } from './schedule.ts';
import { remind, type SilenceEvent } from './silence.ts';
import type { Terms } from './terms.ts';

/** What the clock does: whatever is due by now. */
export type ClockOccurrence = { type: 'strike'; now: Date; terms: Terms; roster: Roster };

type ClockEvent =
  | EscalatingEvent
  | OnCallEvent
  | SilenceEvent
  | ClosingEvent
  | SnoozingEvent
  | DutyCallingEvent
  | QuotingEvent;

export const clockOccurrences: Occurrences<ClockOccurrence, ClockEvent> = {
  strike: (ticket, { terms, roster, now }) => strike(ticket, terms, roster, now),
};

/**
 * What the clock does to a ticket now: everything that is due, and nothing that was done before. Late, repeated or
 * from two processes, the same rules give the same events once.
 */
export function strike(ticket: Ticket, terms: Terms, roster: Roster, now: Date): ClockEvent[] {
  return dues(ticket, terms, now)
    .filter(({ at }) => at <= now)
    .flatMap(due => eventsOf(due, ticket, terms, roster, now));
}

function eventsOf(due: Due, ticket: Ticket, terms: Terms, roster: Roster, now: Date): ClockEvent[] {
  switch (due.kind) {
    case 'escalate':
      return [escalate(due, ticket, roster)];
    case 'tell-on-call':
      return [tellOnCall(roster)];
    case 'remind':
      return [remind(ticket, terms, now)];
    case 'close-silent':
      return [{ type: 'closed', resolution: '' }];
    case 'remind-quote':
      return [remindOfQuote(due.quote, terms, now)];
    case 'expire-quote':
      return expireQuote(due.quote, terms.policy.catalogue);
    case 'call-duty':
      return [callDuty(due, roster)];
    case 'wake':
      return [wake(ticket)];
    default:
      return due satisfies never;
  }
}
