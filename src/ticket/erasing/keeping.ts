import { hasDuties } from '../duties/standing.ts';
import type { Ticket } from '../ticket.ts';
import type { KeptByLaw } from './erased.ts';
import { type Span, spanAfter } from './span.ts';

/** For how long the law has the house keep what it holds, as desk.yaml says; null: it is not kept for that. */
export type LawfulSpans = { quotes: Span | null; duties: Span | null };

/**
 * What of a request is kept, though all else goes. `whole`: what the law wants reported of it is evidence, and its words with it;
 * `until` null: its end is not known while it goes on. Pure.
 */
export function keptOf(
  ticket: Pick<Ticket, 'quotes' | 'reporting' | 'closedAt'>,
  { quotes, duties }: LawfulSpans,
  now: Date,
): { whole: { until: Date | null } | null; parts: KeptByLaw[] } {
  const { closedAt } = ticket;
  const end =
    duties && hasDuties(ticket.reporting) ? (closedAt ? spanAfter(closedAt, duties) : null) : undefined;
  const whole = end === undefined || (end && end <= now) ? null : { until: end };
  const accepted = quotes === null ? [] : ticket.quotes.filter(({ state }) => state === 'accepted');
  const ends = accepted.map(({ answer, endedAt, offeredAt }) =>
    spanAfter(new Date(answer?.at ?? endedAt ?? offeredAt), quotes ?? { amount: 0, unit: 'day' }).getTime(),
  );
  const until = Math.max(0, ...ends);
  return { whole, parts: until > now.getTime() ? [{ what: 'quote', until }] : [] };
}
