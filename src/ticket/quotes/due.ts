import { inSeconds, type WorkingLength } from '../../sla/working-length.ts';
import { addWorkingTime, workingTimeBetween } from '../../sla/working-time.ts';
import type { ClockFacts } from '../clock/deadlines.ts';
import type { Terms } from '../clock/terms.ts';
import { openQuote, type Quote } from './quote.ts';
import type { QuotingEvent } from './quote-events.ts';

export type DueToQuote = { kind: 'remind-quote' | 'expire-quote'; quote: Quote; at: Date };

/** The tick comes once a minute: a reminder later than this was held up. */
const lateMs = 3_600_000;
const usual: WorkingLength = { amount: 2, unit: 'day' };

/**
 * What is due to a quote that nobody answers: a reminder, and then its end. None expires that never arrived.
 */
export function dueToQuote(ticket: Pick<ClockFacts, 'quotes' | 'undeliverable'>, terms: Terms): DueToQuote[] {
  const quote = openQuote(ticket);
  if (!quote || ticket.undeliverable !== null) return [];
  if (quote.remindedAt === null) return [{ kind: 'remind-quote', quote, at: reminding(quote, terms).at }];
  // Its end is announced by the reminder; without one nobody is closed out.
  return quote.expiresAt === null ? [] : [{ kind: 'expire-quote', quote, at: new Date(quote.expiresAt) }];
}

/** Reminds the customer now. After a reminder that goes out late they have as long as after one in time. */
export function remindOfQuote(quote: Quote, terms: Terms, now: Date): QuotingEvent {
  const { at, lead } = reminding(quote, terms);
  const isLate = now.getTime() - at.getTime() > lateMs;
  const putOff = isLate ? addWorkingTime(terms.calendar, now, lead).getTime() : 0;
  const expiresAt = new Date(Math.max(quote.validUntil, putOff)).toISOString();
  return { type: 'quote-reminded', version: quote.version, expiresAt };
}

/** When one is reminded: so long before the end as the policy says, but not in the first half of the time. In working seconds. */
function reminding(
  { offeredAt, validUntil }: Quote,
  { policy, calendar }: Terms,
): { at: Date; lead: number } {
  const [from, until] = [new Date(offeredAt), new Date(validUntil)];
  const whole = workingTimeBetween(calendar, from, until);
  // What waits is reminded of and ends, though no more are offered.
  const wanted = policy.quotes?.remindBefore ?? usual;
  const lead = Math.min(inSeconds(calendar, wanted), Math.floor(whole / 2));
  const at = addWorkingTime(calendar, from, whole - lead).getTime();
  return { at: new Date(Math.min(at, until.getTime())), lead };
}
