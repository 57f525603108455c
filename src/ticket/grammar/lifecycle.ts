import { noneOpen, openQuote } from '../quotes/quote.ts';
import type { Pause, Ticket } from '../ticket.ts';

/** It is not put off, or no more: whoever looks at the queue sees it. */
export const awake = { snoozedUntil: null, snoozedBy: null } satisfies Partial<Ticket>;

/** Nobody is asked to claim it: somebody has, or it is in everybody's queue. */
export const nobodysTurn = { turn: null, awaitsTurn: false } satisfies Partial<Ticket>;

/** The status of an open ticket for which nothing is awaited from the customer. */
function workedOn(ticket: Pick<Ticket, 'assignee'>): 'assigned' | 'new' {
  return ticket.assignee ? 'assigned' : 'new';
}

/** Closed, or gone into another: the clocks stand still from now on. */
export function ended(
  ticket: Ticket,
  at: Date,
): Pick<
  Ticket,
  'status' | 'closedAt' | 'waitingSince' | 'pauses' | 'quotes' | keyof typeof awake | keyof typeof nobodysTurn
> {
  return {
    ...awake,
    ...nobodysTurn,
    status: 'closed',
    closedAt: at,
    waitingSince: null,
    pauses: paused(resumed(ticket.pauses, at.getTime()), at.getTime(), 'closed'),
    quotes: noneOpen(ticket.quotes, 'ended', at.getTime()),
  };
}

/** Open again, with whoever had it. */
export function resurrected(
  ticket: Ticket,
  at: number,
): Pick<Ticket, 'status' | 'closedAt' | 'resolution' | 'isReused' | 'pauses'> {
  return {
    status: workedOn(ticket),
    closedAt: null,
    resolution: null,
    isReused: false,
    pauses: resumed(ticket.pauses, at),
  };
}

/** The customer was asked. A second question goes on with the waiting that there is. */
export function asked(ticket: Ticket, at: Date): Pick<Ticket, 'status' | 'waitingSince' | 'pauses'> {
  return {
    status: 'waiting',
    waitingSince: ticket.waitingSince ?? at,
    pauses: ticket.waitingSince ? ticket.pauses : paused(ticket.pauses, at.getTime(), 'customer'),
  };
}

/**
 * The question is answered, and nothing is awaited from the customer any more. But for the answer to a quote: whatever else they
 * write meanwhile, that is still to come, and the clock stands (service rules, 18).
 */
export function answered(
  ticket: Ticket,
  at: number,
): Pick<Ticket, 'status' | 'waitingSince' | 'pauses'> & { askedAt?: null } {
  if (openQuote(ticket))
    return { status: 'waiting', waitingSince: ticket.waitingSince, pauses: ticket.pauses, askedAt: null };
  return { status: workedOn(ticket), waitingSince: null, pauses: resumed(ticket.pauses, at) };
}

/** The quote waits no more. Where a question does, that goes on; `askedAt` tells it, see `quote-offered`. */
export function quoteOver(
  ticket: Ticket,
  quotes: Ticket['quotes'],
  at: number,
): Partial<Pick<Ticket, 'status' | 'waitingSince' | 'pauses'>> & Pick<Ticket, 'quotes'> {
  if (ticket.status !== 'waiting' || ticket.askedAt !== null) return { quotes };
  const { status, waitingSince, pauses } = answered({ ...ticket, quotes }, at);
  return { status, waitingSince, pauses, quotes };
}

function paused(pauses: Pause[], from: number, why: Pause['why']): Pause[] {
  return [...pauses, { from, to: null, why }];
}

/** Ends what goes on; never before it began, whatever a mail server's clock says. */
function resumed(pauses: Pause[], at: number): Pause[] {
  return pauses.map(pause => (pause.to === null ? { ...pause, to: Math.max(pause.from, at) } : pause));
}
