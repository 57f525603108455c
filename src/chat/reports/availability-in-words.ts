import { percentOf } from '../../ticket/availability/availability.ts';
import type { ServiceReported } from '../../ticket/reports/availability.ts';
import type { Language } from '../../ticket/words.ts';
import { readableLine } from '../readable.ts';
import { type AvailabilityFigure, availabilityWords } from '../words/reports/availability.ts';
import { wordsIn } from '../words/words.ts';
import { countInWords } from './figure-in-words.ts';

/** "Registry", "Mailbox support@example.com", "SMTP door". */
export function serviceInWords(
  { key, name }: Pick<ServiceReported, 'key' | 'name'>,
  language: Language,
): string {
  const words = availabilityWords[language];
  if (name) return readableLine(name[language], 60);
  const [way = '', ...address] = key.split(':');
  return way === 'mail' ? words.mailbox(readableLine(address.join(':'), 80)) : words.smtp;
}

/** "99.953%": cut, and with the digits that a promise of it has. @param share between 0 and 1 */
function availableInWords(share: number, language: Language): string {
  return percentInWords(percentOf(share, 3), language);
}

/** What is promised: "99.95%". */
export function percentInWords(percent: number, language: Language): string {
  const { locale } = wordsIn(language);
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 }).format(percent / 100);
}

/** One of its figures as it stands in a table. */
export function availabilityInWords(
  { share, atWorst, minutes, outages }: ServiceReported,
  figure: AvailabilityFigure,
  language: Language,
): string {
  const percent = (value: number | null) =>
    value === null ? availabilityWords[language].unmeasured : availableInWords(value, language);
  switch (figure) {
    case 'available':
      return percent(share);
    case 'availableAtWorst':
      return percent(atWorst);
    case 'minutesDown':
      return countInWords(minutes.down, language);
    case 'minutesUnmeasured':
      return countInWords(minutes.unknown, language);
    case 'minutesPlanned':
      return countInWords(minutes.planned, language);
    case 'outages':
      return countInWords(outages, language);
    default:
      return figure satisfies never;
  }
}

/** More than these a card does not list: the page has all. */
const shownAtMost = 4;

/**
 * "Registry 99.953%, Archive 100%": those that were least available first, as they are the ones to know of.
 *
 * @param services those of one kind; of none, ''
 */
export function availabilityLine(services: readonly ServiceReported[], language: Language): string {
  const words = availabilityWords[language];
  const worstFirst = services.toSorted((a, b) => (a.share ?? 2) - (b.share ?? 2));
  const parts = worstFirst
    .slice(0, shownAtMost)
    .map(each => `${serviceInWords(each, language)} ${availabilityInWords(each, 'available', language)}`);
  const left = services.length - parts.length;
  return [...parts, ...(left > 0 ? [words.others(countInWords(left, language))] : [])].join(', ');
}
