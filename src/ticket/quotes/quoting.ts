import { written } from '../../written.ts';
import { type Catalogue, categoryKind } from '../catalogue/catalogue.ts';
import type { ClosingEvent } from '../chapters/closing.ts';
import {
  type LetterRefusal,
  type WithLetter,
  whyNoLetter,
  whyNowhere,
  withLetter,
} from '../chapters/letters.ts';
import type { Commands, Occurrences } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { withText } from '../grammar/typed-text.ts';
import { baseAddress } from '../people/address.ts';
import { correspondent } from '../people/authorship.ts';
import { wasMistaken } from '../people/corrections.ts';
import type { Ticket } from '../ticket.ts';
import type { Category } from '../words.ts';
import { rejectedCategory } from './closing-by-quote.ts';
import { digestOf, documentOf } from './document.ts';
import { type AnswerWay, isAnswerable, openQuote, type Quote } from './quote.ts';
import type { Answered, Offered, QuotingEvent } from './quote-events.ts';

/** Billable work needs the customer's yes (service rules, 18): it is offered, answered, withdrawn, or expires. */

export type QuotingCommand =
  | ({ type: 'offer-quote'; now: string } & Offered & WithLetter)
  | { type: 'withdraw-quote'; version: number }
  /** an operator takes what the customer wrote for the answer */
  | { type: 'record-quote-answer'; version: number; yes: boolean };

/**
 * By its customer's own press: the link of its letter, or the portal.
 *
 * @property now ISO
 * @property rejected what the request becomes where it is refused; null: it stays what it is
 */
export type QuotingOccurrence = {
  type: 'answer-quote';
  version: number;
  yes: boolean;
  way: Exclude<AnswerWay, 'mail'>;
  network: string;
  sentTo: string;
  rejected: Category | null;
  now: string;
};

export type QuotingRefusal =
  /** its category is none that is paid for apart */
  | { reason: 'not-billable' }
  /** it has been answered, replaced, withdrawn or closed */
  | { reason: 'quote-over' }
  /** its last day is over */
  | { reason: 'quote-past' }
  /** nothing, or more than anybody means */
  | { reason: 'quote-price' }
  | { reason: 'vat-too-long'; limit: number }
  /** the customer has written nothing since */
  | { reason: 'quote-unanswered' };

/** A line on a page. */
export const vatAtMost = 200;
/** 10,000 hours, 10 million of a currency: beyond, somebody forgot a comma. */
const mostMinutes = 600_000;
const mostCents = 1_000_000_000;

type AnyEvent = QuotingEvent | ClosingEvent;
type AnyRefusal = QuotingRefusal | LetterRefusal | CommonRefusal;

export const quotingCommands: Commands<QuotingCommand, AnyEvent, AnyRefusal> = {
  'offer-quote': {
    staleBy: ['ownership', 'conversation', 'classification'],
    decide(ticket, command, _, catalogue) {
      const why = whyNoLetter(ticket) ?? whyNowhere(ticket) ?? whyNoQuote(ticket, command, catalogue);
      if (why) return refuse(why);
      const { price, lastDay, validUntil } = command;
      const vat = written(command.vat);
      const version = ticket.quotes.length + 1;
      const { language, number } = ticket;
      return withText(command.text, text => {
        const document = documentOf(number, { version, price, vat, text, lastDay, language });
        const said = { price, vat, text, lastDay, validUntil, document, digest: digestOf(document) };
        return [{ type: 'quote-offered', version, ...said, ...withLetter(command) }];
      });
    },
  },
  'withdraw-quote': {
    staleBy: [],
    decide: (ticket, { version }) =>
      openQuote(ticket)?.version === version
        ? happen({ type: 'quote-withdrawn', version, why: 'operator' })
        : refuse({ reason: 'quote-over' }),
  },
  'record-quote-answer': {
    staleBy: ['conversation'],
    decide(ticket, { version, yes }, _, catalogue) {
      const quote = openQuote(ticket);
      if (quote?.version !== version) return refuse({ reason: 'quote-over' });
      if (!quote.said) return refuse({ reason: 'quote-unanswered' });
      const { messageId, from } = quote.said;
      const answer = { way: 'mail', network: '', sentTo: from.address, messageId } as const;
      return happen(...answeredWith(quote, yes, answer, rejectedCategory(catalogue)));
    },
  },
};

/** It is pressed when it is pressed: what it finds no longer open, or in hands that got it by mistake, stays as it is. */
export const quotingOccurrences: Occurrences<QuotingOccurrence, AnyEvent> = {
  'answer-quote'(ticket, { version, yes, way, network, sentTo, rejected, now }) {
    const quote = openQuote(ticket);
    if (quote?.version !== version || !isAnswerable(quote, new Date(now))) return [];
    if (isInWrongHands(ticket, sentTo)) return [];
    return answeredWith(quote, yes, { way, network, sentTo, messageId: '' }, rejected);
  },
};

/** Whoever got its letter was taken for the customer, and is not: of another request merged into this one that says nothing of its own. */
function isInWrongHands(ticket: Ticket, sentTo: string): boolean {
  const isTheirs = baseAddress(correspondent(ticket).address) === baseAddress(sentTo);
  return !isTheirs && wasMistaken(ticket.corrections, sentTo);
}

/** What an answer does: a yes is recorded, a no ends the request. */
function answeredWith(
  { version, digest }: Quote,
  yes: boolean,
  answer: Pick<Answered, 'way' | 'network' | 'sentTo' | 'messageId'>,
  rejected: Category | null,
): AnyEvent[] {
  if (yes) return [{ type: 'quote-accepted', version, ...answer, digest }];
  return [
    { type: 'quote-refused', version, ...answer, digest, category: rejected },
    { type: 'closed', resolution: '', quote: { version, how: 'refused' } },
  ];
}

/** Nobody answered in time. */
export function expireQuote({ version }: Quote, catalogue: Catalogue): AnyEvent[] {
  return [
    { type: 'quote-expired', version, category: rejectedCategory(catalogue) },
    { type: 'closed', resolution: '', quote: { version, how: 'expired' } },
  ];
}

function whyNoQuote(
  { category }: Ticket,
  { price, vat, validUntil, now }: Extract<QuotingCommand, { type: 'offer-quote' }>,
  catalogue: Catalogue,
): QuotingRefusal | null {
  if (category === null || !categoryKind(catalogue, category).billable) return { reason: 'not-billable' };
  const [amount, most] = price.of === 'time' ? [price.minutes, mostMinutes] : [price.cents, mostCents];
  if (!Number.isInteger(amount) || amount < 1 || amount > most) return { reason: 'quote-price' };
  if (written(vat).length > vatAtMost) return { reason: 'vat-too-long', limit: vatAtMost };
  return Date.parse(validUntil) > Date.parse(now) ? null : { reason: 'quote-past' };
}
