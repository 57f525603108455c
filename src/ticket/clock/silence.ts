import { inSeconds } from '../../sla/working-length.ts';
import { addWorkingTime } from '../../sla/working-time.ts';
import type { Events } from '../grammar/chapter.ts';
import { act } from '../grammar/traits.ts';
import { openQuote } from '../quotes/quote.ts';
import type { ClockFacts } from './deadlines.ts';
import type { Terms } from './terms.ts';

/** The customer does not answer a question: a reminder goes out, and later the ticket closes. */

/** the customer was reminded of an unanswered question; `closesAt` ISO */
export type SilenceEvent = { type: 'reminded'; closesAt: string | null };

export type DueToSilence = { kind: 'remind'; at: Date } | { kind: 'close-silent'; at: Date };

/** What is due to a customer who does not answer a question: a reminder, and then the closing that it announced. */
export function dueToSilence(ticket: ClockFacts, { policy, calendar }: Terms): DueToSilence[] {
  const { remindAfter, closeAfter } = policy.silentCustomers;
  const { status, askedAt, remindedAt, escalation, fromMachine, fromBacklog } = ticket;
  if (status !== 'waiting' || !askedAt || fromMachine || fromBacklog) return [];
  if (remindAfter && !remindedAt)
    return [{ kind: 'remind', at: addWorkingTime(calendar, askedAt, inSeconds(calendar, remindAfter)) }];
  // Closing is announced by the reminder; without one nobody is closed out.
  // Nor is whoever has a quote to answer still: that has an end of its own.
  if (closeAfter && remindedAt && escalation.closesAt && !openQuote(ticket))
    return [{ kind: 'close-silent', at: new Date(escalation.closesAt) }];
  return [];
}

/** Reminds the customer now, and announces when the ticket closes. */
export function remind(ticket: ClockFacts, terms: Terms, now: Date): SilenceEvent {
  return { type: 'reminded', closesAt: closingAnnounced(ticket, terms, now)?.toISOString() ?? null };
}

/**
 * When a ticket closes whose customer is reminded now: so long after the question as the policy says, and after a
 * reminder that goes out late (the desk was down) no sooner than after one in time. null: never.
 */
function closingAnnounced(
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

export const silenceEvents: Events<SilenceEvent> = {
  reminded: {
    ...act,
    letter: ({ closesAt }) => ({
      kind: 'reminder',
      text: '',
      operator: null,
      ...(closesAt ? { closesAt: new Date(closesAt) } : {}),
    }),
    strings: { closesAt: 'ours' },
    evolve: ({ escalation }, { closesAt }, _, at) => ({
      remindedAt: at,
      escalation: { ...escalation, closesAt: closesAt === null ? null : Date.parse(closesAt) },
    }),
  },
};
