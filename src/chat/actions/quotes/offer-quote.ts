import { workingTimeBetween } from '../../../sla/working-time.ts';
import { categoryKind } from '../../../ticket/catalogue/catalogue.ts';
import { openQuote, type Price } from '../../../ticket/quotes/quote.ts';
import { vatAtMost } from '../../../ticket/quotes/quoting.ts';
import type { FormField } from '../../card.ts';
import { dayIn, endOfDay } from '../../quotes/last-day.ts';
import { priceMeant } from '../../quotes/price-meant.ts';
import type { Fault, Filling, Inputs, Ordering } from '../action.ts';
import { dateField, lineField, lineOf } from '../fields.ts';
import { letter } from '../letter.ts';
import { offered } from '../offer.ts';

const priceAtMost = 40;
/** Nobody can be reminded of what ends sooner. In working seconds. */
const leastTime = 4 * 3600;
const daysAtMost = 366;
const dayMs = 86_400_000;

/** Billable work is offered, in place of what was offered before. The customer answers by the link of its letter. */
export const offerQuote = letter({
  verb: 'offer-quote',
  label: ({ actions: { offerQuote: said } }, ticket) => (openQuote(ticket) ? said.again : said.label),
  offered: where => {
    if (where.on !== 'card' || where.state !== 'claimed' || !where.givesQuotes) return null;
    const { category } = where.ticket;
    return category !== null && categoryKind(where.catalogue, category).billable ? offered : null;
  },
  form: words => words.actions.offerQuote.form,
  order: (text, goesWith, typed, ordering) => {
    const terms = ordering ? termsTyped(typed, ordering) : asTried;
    if ('fault' in terms) return terms;
    const { price, vat, lastDay, validUntil, now } = terms;
    return { type: 'offer-quote', text, price, vat, lastDay, validUntil, now, ...goesWith };
  },
  besides: quoteFields,
  letter: { event: 'quote-offered', kind: 'quote', unwritten: null },
  done: words => words.actions.offerQuote.done,
});

type QuoteTyped = { price: Price; vat: string; lastDay: string; validUntil: string; now: string };

/** Whether anything may be offered does not hang on what. */
const asTried: QuoteTyped = {
  price: { of: 'time', minutes: 60 },
  vat: '',
  lastDay: '2999-01-01',
  validUntil: '2999-01-01T00:00:00.000Z',
  now: '2000-01-01T00:00:00.000Z',
};

/** What it costs, what is said of VAT, until when: as it was typed before, or as the house proposes. */
function quoteFields({ desk, words, ticket, typed }: Filling): FormField[] {
  const said = words.actions.offerQuote;
  const { quotes } = desk.policy;
  const waiting = openQuote(ticket);
  const now = desk.clock();
  return [
    ...(waiting ? [lineOf('aside', said.changes)] : []),
    lineField('price', said.price, { required: true, maxLength: priceAtMost, value: typed.price ?? '' }),
    lineField('vat', said.vat, {
      required: false,
      maxLength: vatAtMost,
      value: typed.vat ?? ticket.quotes.at(-1)?.vat ?? quotes?.vat[ticket.language] ?? '',
    }),
    dateField('until', said.until, typed.until || dayIn(quotes?.validDays ?? 15, now, desk.calendar.now())),
  ];
}

function termsTyped(typed: Inputs, { desk, words }: Ordering): QuoteTyped | Fault {
  const said = words.actions.offerQuote;
  const price = priceMeant(typed.price ?? '', desk.policy.quotes?.currency ?? 'EUR');
  if (!price) return { fault: said.badPrice };
  const calendar = desk.calendar.now();
  const now = desk.clock();
  const lastDay = typed.until ?? '';
  const ends = endOfDay(lastDay, calendar);
  if (!ends) return { fault: words.badInput };
  if (ends.getTime() - now.getTime() > daysAtMost * dayMs) return { fault: said.tooLate };
  if (ends <= now || workingTimeBetween(calendar, now, ends) < leastTime) return { fault: said.tooSoon };
  const vat = typed.vat ?? '';
  return { price, vat, lastDay, validUntil: ends.toISOString(), now: now.toISOString() };
}
