import { filesOf, inLetter, type WithLetter } from '../chapters/letters.ts';
import type { Events } from '../grammar/chapter.ts';
import { signedBy } from '../grammar/letter-order.ts';
import { asked, quoteOver } from '../grammar/lifecycle.ts';
import { act } from '../grammar/traits.ts';
import type { Ticket } from '../ticket.ts';
import type { Actor, Category } from '../words.ts';
import { type AnswerWay, noneOpen, openQuote, type Price, type Quote, withQuote } from './quote.ts';
import type { QuoteWithdrawn } from './withdrawing.ts';

/** What happens to a quote: how the request waits for its answer, and what an answer changes. */

/** `lastDay` as `YYYY-MM-DD`, `validUntil` where it ends, and `now`, ISO. */
export type Offered = { price: Price; vat: string; text: string; lastDay: string; validUntil: string };

/** `messageId`: of the mail that was taken for it; '' where it was pressed. */
export type Answered = {
  version: number;
  way: AnswerWay;
  network: string;
  sentTo: string;
  messageId: string;
  digest: string;
};

export type QuotingEvent =
  | ({ type: 'quote-offered'; version: number; document: string; digest: string } & Offered & WithLetter)
  /** `expiresAt` ISO; null: the reminder may not go out, so nobody is closed out */
  | { type: 'quote-reminded'; version: number; expiresAt: string | null }
  | ({ type: 'quote-accepted' } & Answered)
  /** `category`: what the request is from now on; null: what it was */
  | ({ type: 'quote-refused'; category: Category | null } & Answered)
  | { type: 'quote-expired'; version: number; category: Category | null }
  | QuoteWithdrawn;

const answerStrings = { network: 'theirs', sentTo: 'theirs', messageId: 'theirs', digest: 'ours' } as const;
const priceStrings = { 'price.currency': 'ours' } as const;

export const quotingEvents: Events<QuotingEvent> = {
  'quote-offered': {
    ...act,
    moves: 'conversation',
    tellsOutside: 'ticket.waiting',
    letter: (event, actor) => ({
      kind: 'quote',
      text: event.text,
      operator: signedBy(actor),
      quote: event.version,
      ...filesOf(event),
    }),
    strings: {
      ...priceStrings,
      vat: 'theirs',
      text: 'theirs',
      lastDay: 'ours',
      validUntil: 'ours',
      document: 'theirs',
      digest: 'ours',
      ...inLetter,
    },
    evolve(ticket, event, actor, at) {
      if (actor.kind !== 'operator') throw new Error('only an operator offers a quote');
      // While a quote waits, `askedAt` says whether a question does too: of one that was answered long ago it is forgotten.
      const isAsked = ticket.status === 'waiting' && ticket.askedAt !== null;
      const { version, price, vat, text, lastDay, document, digest } = event;
      const offered: Quote = {
        ...{ version, price, vat, text, lastDay, document, digest, language: ticket.language },
        sequence: ticket.version + 1,
        by: { id: actor.id, name: actor.name },
        validUntil: Date.parse(event.validUntil),
        offeredAt: at.getTime(),
        state: 'open',
        remindedAt: null,
        expiresAt: null,
        said: null,
        answer: null,
        endedAt: null,
      };
      return {
        ...asked(ticket, at),
        ...(isAsked
          ? {}
          : { askedAt: null, remindedAt: null, escalation: { ...ticket.escalation, closesAt: null } }),
        quotes: [...noneOpen(ticket.quotes, 'replaced', at.getTime()), offered],
      };
    },
  },
  'quote-reminded': {
    ...act,
    letter: ({ version }) => ({ kind: 'quote-reminder', text: '', operator: null, quote: version }),
    strings: { expiresAt: 'ours' },
    evolve: ({ quotes }, { version, expiresAt }, _, at) => ({
      quotes: withQuote(quotes, version, () => ({
        remindedAt: at.getTime(),
        expiresAt: expiresAt === null ? null : Date.parse(expiresAt),
      })),
    }),
  },
  'quote-accepted': {
    ...act,
    isImportant: true,
    moves: 'conversation',
    calls: 'assignee',
    tellsOutside: 'ticket.resumed',
    letter: ({ version }) => ({ kind: 'quote-accepted', text: '', operator: null, quote: version }),
    strings: answerStrings,
    evolve: (ticket, event, actor, at) => answeredBy(ticket, event, 'accepted', actor, at),
  },
  'quote-refused': {
    ...act,
    isImportant: true,
    moves: 'classification',
    calls: 'assignee',
    strings: answerStrings,
    evolve: (ticket, event, actor, at) => ({
      ...answeredBy(ticket, event, 'refused', actor, at),
      ...(event.category === null ? {} : { category: event.category }),
    }),
  },
  'quote-expired': {
    ...act,
    isImportant: true,
    moves: 'classification',
    calls: 'assignee',
    strings: {},
    evolve: (ticket, { version, category }, _, at) => ({
      ...overWith(ticket, version, () => ({ state: 'expired' }), at),
      ...(category === null ? {} : { category }),
    }),
  },
  'quote-withdrawn': {
    ...act,
    moves: 'conversation',
    tellsOutside: 'ticket.resumed',
    strings: {},
    evolve: (ticket, { version }, _, at) => overWith(ticket, version, () => ({ state: 'withdrawn' }), at),
  },
};

function answeredBy(
  ticket: Ticket,
  { version, way, network, sentTo }: Answered,
  state: 'accepted' | 'refused',
  actor: Actor,
  at: Date,
): Partial<Ticket> {
  const recordedBy = actor.kind === 'operator' ? { id: actor.id, name: actor.name } : null;
  const answer = { way, at: at.getTime(), network, sentTo, recordedBy };
  return overWith(ticket, version, () => ({ state, answer }), at);
}

function overWith(
  ticket: Ticket,
  version: number,
  change: (quote: Quote) => Partial<Quote>,
  at: Date,
): Partial<Ticket> {
  const endedAt = at.getTime();
  const quotes = withQuote(ticket.quotes, version, quote => ({ ...change(quote), endedAt }));
  return quoteOver(ticket, quotes, endedAt);
}

/** What was offered is open still, and its letter may be taken back. */
export function quoteRecalled(ticket: Ticket, at: number): Partial<Ticket> {
  const quote = openQuote(ticket);
  return quote ? overWith(ticket, quote.version, () => ({ state: 'withdrawn' }), new Date(at)) : {};
}
