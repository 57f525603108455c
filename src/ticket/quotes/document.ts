import { createHash } from 'node:crypto';
import type { Language } from '../words.ts';
import type { Price, Quote } from './quote.ts';

/** What a quote says, as its document says it. */
type Stated = Pick<Quote, 'version' | 'price' | 'vat' | 'text' | 'lastDay' | 'language'>;

const said = {
  it: {
    title: (number: number, version: number) => `Preventivo ${number}/${version}`,
    price: 'Importo',
    time: 'Tempo previsto',
    until: 'Valido fino al',
  },
  en: {
    title: (number: number, version: number) => `Quote ${number}/${version}`,
    price: 'Amount',
    time: 'Time',
    until: 'Valid until',
  },
} satisfies Record<Language, object>;

/** What a quote is called: "Preventivo 1042/1". */
export function quoteTitle(
  number: number,
  { version, language }: Pick<Quote, 'version' | 'language'>,
): string {
  return said[language].title(number, version);
}

/**
 * What the customer accepts, to the last character: on the page, in the letters, and under the digest. Written once, when it is
 * offered, in the customer's language. Pure.
 */
export function documentOf(number: number, quote: Stated): string {
  const { price, time, until } = said[quote.language];
  return [
    quoteTitle(number, quote),
    '',
    quote.text,
    '',
    `${quote.price.of === 'time' ? time : price}: ${priceInWords(quote.price, quote.language)}`,
    ...(quote.vat === '' ? [] : [quote.vat]),
    `${until}: ${dayInWords(quote.lastDay, quote.language)}`,
  ].join('\n');
}

/** SHA-256 of the document in UTF-8, in hexadecimal. */
export function digestOf(document: string): string {
  return createHash('sha256').update(document, 'utf8').digest('hex');
}

const locales: Record<Language, string> = { it: 'it-IT', en: 'en-GB' };

/** "6 ore e 30 minuti", "480,00 €". Pure. */
export function priceInWords(price: Price, language: Language): string {
  if (price.of === 'time') return lengthInWords(price.minutes, language);
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency: price.currency })
    .format(price.cents / 100)
    .replace(/[\u00a0\u202f]/g, ' ');
}

const units: Record<Language, { hour: [string, string]; minute: [string, string]; and: string }> = {
  it: { hour: ['ora', 'ore'], minute: ['minuto', 'minuti'], and: ' e ' },
  en: { hour: ['hour', 'hours'], minute: ['minute', 'minutes'], and: ' and ' },
};

/** Minutes as people say them: "1 ora e 30 minuti". Pure. */
export function lengthInWords(minutes: number, language: Language): string {
  const { hour, minute, and } = units[language];
  const counted = (count: number, [one, many]: [string, string]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  const parts = [...counted(Math.floor(minutes / 60), hour), ...counted(minutes % 60, minute)];
  return parts.length > 0 ? parts.join(and) : `0 ${minute[1]}`;
}

/** "15 dicembre 2026". @param day `YYYY-MM-DD` */
export function dayInWords(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
