import type { Price, QuoteState } from '../quotes/quote.ts';
import { hasWords, type Seen } from '../sight/seen.ts';
import type { Ticket } from '../ticket.ts';

/**
 * What was done for one company in a span, to be shown to it: the time that was worked, what was offered and answered, and who was in
 * its systems (service rules, 18 and 22). Instants in epoch milliseconds.
 */
export type WithCompany = {
  /** Minutes of a request, apart by the accepted quote to which they belong; null: none. */
  work: { ticket: number; quote: number | null; minutes: number }[];
  quotes: {
    ticket: number;
    version: number;
    price: Price;
    state: QuoteState;
    offeredAt: number;
    endedAt: number | null;
  }[];
  /** `by` '': nobody is named. `until` null: still inside. */
  entries: { ticket: number; by: string; purpose: string; from: number; until: number | null }[];
  /** Requests on which something was done, and which few may see: their company's other people do not hear of them. */
  unseen: number;
};

/**
 * @param all as the company's own people may see them, in the order of their numbers
 * @param asked `namesOperators`: those who entered are named (service rules, 20)
 *
 * Pure.
 */
export function withCompany(
  all: readonly Seen<Ticket>[],
  { from, to, namesOperators }: { from: number; to: number; namesOperators: boolean },
): WithCompany {
  const requests = all.filter(hasWords);
  const isWithin = (at: number | null) => at !== null && at >= from && at < to;
  return {
    work: requests.flatMap(({ number, work }) =>
      workOf(
        number,
        work.filter(({ at }) => isWithin(at)),
      ),
    ),
    quotes: requests.flatMap(({ number, quotes }) =>
      quotes
        .filter(({ offeredAt, endedAt }) => isWithin(offeredAt) || isWithin(endedAt))
        .map(({ version, price, state, offeredAt, endedAt }) => ({
          ...{ ticket: number, version, price, state, offeredAt, endedAt },
        })),
    ),
    entries: requests
      .flatMap(request =>
        request.entries
          .filter(entry => isWithin(entry.from))
          .map(({ by, purpose, from: since, until }) => ({
            ...{ ticket: request.number, by: namesOperators ? by.name : '', purpose, from: since, until },
          })),
      )
      .toSorted((a, b) => a.from - b.from),
    unseen: all.length - requests.length,
  };
}

function workOf(ticket: number, entries: Ticket['work']): WithCompany['work'] {
  return [...Map.groupBy(entries, ({ quote }) => quote)]
    .map(([quote, of]) => ({ ticket, quote, minutes: of.reduce((sum, { minutes }) => sum + minutes, 0) }))
    .filter(({ minutes }) => minutes > 0);
}
