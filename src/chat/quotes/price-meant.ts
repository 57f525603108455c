import type { Price } from '../../ticket/quotes/quote.ts';
import { lengthMeant } from '../when/length-meant.ts';

/** How else a currency is written; each by its code too. */
const signs: Record<string, string> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  $: 'USD',
  '£': 'GBP',
  fr: 'CHF',
};

const sign = String.raw`(€|\$|£|[a-z]{2,5}\.?)`;
const beforeIt = new RegExp(`^${sign} ?([\\d.,'’ ]+)$`, 'i');
const afterIt = new RegExp(`^([\\d.,'’ ]+?) ?${sign}$`, 'i');

/**
 * For what work is offered, as it is typed: "6 ore", "1h30"; "480 €", "EUR 1.200,50", "1,200.50 euros". A number alone may be
 * either, and is neither. Pure.
 *
 * @param currency in which the desk offers; a sum in another is not understood
 */
export function priceMeant(typed: string, currency: string): Price | null {
  const words = typed.trim();
  const minutes = lengthMeant(words);
  if (minutes !== null) return { of: 'time', minutes };
  const [, first = '', second = ''] = beforeIt.exec(words) ?? [];
  const [, third = '', fourth = ''] = first === '' ? (afterIt.exec(words) ?? []) : [];
  const [named, number] = first === '' ? [fourth, third] : [first, second];
  const plain = named.toLowerCase().replace('.', '');
  if (number === '' || (signs[plain] ?? plain.toUpperCase()) !== currency) return null;
  const cents = centsIn(number);
  return cents === null ? null : { of: 'sum', cents, currency };
}

/** "1.200,50", "1,200.50", "1200", "480,5": what stands before one or two last digits parts them, all else is for the eye. */
function centsIn(number: string): number | null {
  const plain = number.replace(/['’ ]/g, '');
  const [, whole = '', part = ''] = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (!/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$|^\d+$/.test(whole)) return null;
  return Number(whole.replace(/[.,]/g, '')) * 100 + Number(part.padEnd(2, '0'));
}
