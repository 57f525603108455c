import type { Language, Named, Person } from '../words.ts';

/** For what billable work is offered: so much time, or a sum. `cents` are hundredths of the currency (ISO 4217). */
export type Price = { of: 'time'; minutes: number } | { of: 'sum'; cents: number; currency: string };

/**
 * - `open`: the customer may answer it
 * - `replaced`: a later one stands in its place
 * - `ended`: the request was closed, or merged into another, before anybody answered
 */
export type QuoteState = 'open' | 'accepted' | 'refused' | 'expired' | 'withdrawn' | 'replaced' | 'ended';

/** How a quote ends a request: the customer said no, or nothing in time. */
export type QuoteClosing = 'refused' | 'expired';

/** By which way an answer came: the link of its letter, the portal, or a mail that an operator took for one. */
export type AnswerWay = 'link' | 'portal' | 'mail';

/**
 * How it was answered. Instants in epoch milliseconds.
 *
 * @property network the network address from which it was pressed; '' for an answer by mail
 * @property sentTo to whom the letter with the link had gone; on the portal, who was signed in; of a mail, who wrote it
 * @property recordedBy the operator who took a mail for the answer
 */
type QuoteAnswer = {
  way: AnswerWay;
  at: number;
  network: string;
  sentTo: string;
  recordedBy: Named | null;
};

/** What the customer wrote since it was offered; `means`: what it seems to say. Nobody takes it for an answer but an operator. */
export type SaidToQuote = { messageId: string; at: number; from: Person; means: 'yes' | 'no' | null };

/** What is offered for billable work (service rules, 18). Instants in epoch milliseconds. */
export type Quote = {
  /** 1, 2, 3 … within the request. */
  version: number;
  /** The event that offered it, by its place in the log. */
  sequence: number;
  by: Named;
  price: Price;
  vat: string;
  text: string;
  language: Language;
  /** `YYYY-MM-DD`, the last day on which it can be accepted; `validUntil` is where that day ends at the desk. */
  lastDay: string;
  validUntil: number;
  /** What is accepted, to the last character, and its SHA-256. */
  document: string;
  digest: string;
  offeredAt: number;
  state: QuoteState;
  remindedAt: number | null;
  /** As the reminder announced it; null: none has. */
  expiresAt: number | null;
  said: SaidToQuote | null;
  answer: QuoteAnswer | null;
  /** When it ceased to be open. */
  endedAt: number | null;
};

type WithQuotes = { quotes: readonly Quote[] };

/** The one that waits for the customer's answer; null where none does. */
export function openQuote({ quotes }: WithQuotes): Quote | null {
  const last = quotes.at(-1);
  return last?.state === 'open' ? last : null;
}

export function quoteOfVersion({ quotes }: WithQuotes, version: number): Quote | null {
  return quotes.find(quote => quote.version === version) ?? null;
}

/** The quotes, that of a version changed. */
export function withQuote(
  quotes: readonly Quote[],
  version: number,
  change: (quote: Quote) => Partial<Quote>,
): Quote[] {
  return quotes.map(quote => (quote.version === version ? { ...quote, ...change(quote) } : quote));
}

/** None of them waits any more. */
export function noneOpen(quotes: readonly Quote[], state: 'ended' | 'replaced', at: number): Quote[] {
  return quotes.map(quote => (quote.state === 'open' ? { ...quote, state, endedAt: at } : quote));
}

/**
 * Whether the customer may still answer it by its link: until its last day ends, or as its reminder announced. Where the reminder is
 * yet to come (the desk stood still) nothing has ended.
 */
export function isAnswerable(
  {
    state,
    remindedAt,
    expiresAt,
    validUntil,
  }: Pick<Quote, 'state' | 'remindedAt' | 'expiresAt' | 'validUntil'>,
  now: Date,
): boolean {
  return state === 'open' && (remindedAt === null || now.getTime() <= Math.max(validUntil, expiresAt ?? 0));
}
