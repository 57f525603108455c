import type { Desk } from '../../desk/desk.ts';
import { termsOf } from '../../desk/terms.ts';
import { clockFactsOf } from '../../store/clock/clock-facts.ts';
import type { UntoldPing } from '../../store/clock/pings.ts';
import { isCall } from '../../ticket/clock/calls.ts';
import { type ClockFacts, deadlinesOf } from '../../ticket/clock/deadlines.ts';
import type { Terms } from '../../ticket/clock/terms.ts';
import { dutiesOf } from '../../ticket/duties/standing.ts';

/** Shares are fractions: what is equal but for a bit is the same step. */
const rounding = 1e-9;

/** Of these calls, those that are still of use. */
export async function liveCalls(desk: Desk, calls: UntoldPing[]): Promise<UntoldPing[]> {
  const known = await clockFactsOf(desk.db, [...new Set(calls.map(({ ticket }) => ticket))]);
  const facts = new Map(known.map(ticket => [ticket.number, ticket]));
  const terms = termsOf(desk);
  return calls.filter(call => isLive(facts.get(call.ticket), call, terms));
}

/**
 * A promise that was kept meanwhile, stands still, is none any more, or has its step ahead of it again (an extension, a
 * lower priority) calls nobody.
 */
function isLive(ticket: ClockFacts | undefined, { event }: UntoldPing, terms: Terms): boolean {
  if (!ticket || !isCall(event)) return false;
  if (event.type === 'duty-called') return isStillToDo(ticket, event.duty, terms);
  if (ticket.status === 'closed') return false;
  const { struck, actedAt, onCallToldAt } = ticket.escalation;
  if (event.type === 'escalated') {
    const deadline = deadlinesOf(ticket, terms)[event.promise];
    const isOwed = deadline !== null && deadline.due !== null && deadline.metAt === null;
    return isOwed && struck[event.promise] > event.share - rounding;
  }
  // It may have an assignee: one who is away, as everybody is in a closure.
  return actedAt === null || onCallToldAt === null || actedAt < onCallToldAt;
}

/** Whether the customer was told that it is closed changes nothing of what the law asks for. */
export function isStillToDo(
  { reporting }: Pick<ClockFacts, 'reporting'>,
  key: string,
  { policy, calendar }: Terms,
): boolean {
  return dutiesOf(reporting, policy.duties, calendar.zone).some(
    ({ duty, state }) => duty.key === key && state === 'running',
  );
}
