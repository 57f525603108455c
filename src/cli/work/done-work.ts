import { eachLanguage } from '../../chat/words/in-both.ts';
import { csvOf } from '../../csv.ts';
import { lengthInWords, priceInWords } from '../../ticket/quotes/document.ts';
import { quoteOfVersion } from '../../ticket/quotes/quote.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Language } from '../../ticket/words.ts';

/** Time worked on a request. @property company as it is called; '' for none @property day `YYYY-MM-DD` at the desk */
export type DoneWork = {
  ticket: Seen<Ticket>;
  company: string;
  minutes: number;
  quote: number | null;
  day: string;
};

const columns = [
  'company',
  'company_key',
  'ticket',
  'subject',
  'day',
  'minutes',
  'time',
  'quote',
  'quote_price',
];

/** Nobody's name stands in it: it is for an invoice, and no figure about a person (service rules, 23). */
export function inCsv(done: DoneWork[], language: Language): string {
  const rows = done.map(({ ticket, company, minutes, quote, day }) => {
    const agreed = quote === null ? null : quoteOfVersion(ticket, quote);
    return [
      company,
      ticket.company ?? '',
      ticket.number,
      ticket.subject,
      day,
      minutes,
      `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
      quote ?? '',
      agreed ? priceInWords(agreed.price, language) : '',
    ];
  });
  return csvOf([columns, ...rows], language);
}

const said = eachLanguage({
  none: (month: string) => ({
    it: `Nessun lavoro registrato in ${month}.`,
    en: `No work is recorded in ${month}.`,
  }),
  title: (month: string) => ({
    it: `Tempo lavorato in ${month}, per azienda (--csv: ogni voce):`,
    en: `Time worked in ${month}, by company (--csv for every entry):`,
  }),
  noCompany: { it: '(nessuna azienda)', en: '(no company)' },
  inAll: { it: 'In tutto', en: 'In all' },
});

export function inText(done: DoneWork[], month: string, language: Language): string {
  const words = said[language];
  if (done.length === 0) return words.none(month);
  const companies = Map.groupBy(done, ({ company }) => company);
  const sum = (of: DoneWork[]) =>
    lengthInWords(
      of.reduce((minutes, each) => minutes + each.minutes, 0),
      language,
    );
  return [
    words.title(month),
    ...[...companies]
      .toSorted(([a], [b]) => a.localeCompare(b, 'it'))
      .map(([company, of]) => `  ${company || words.noCompany}: ${sum(of)}, ${ticketsOf(of)}`),
    `${words.inAll}: ${sum(done)}.`,
  ].join('\n');
}

function ticketsOf(done: DoneWork[]): string {
  const numbers = [...new Set(done.map(({ ticket }) => `#${ticket.number}`))];
  return numbers.slice(0, 10).join(', ') + (numbers.length > 10 ? ' …' : '');
}
