import { DateTime } from 'luxon';
import type { Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

/** Days from one to another, both included, what they share said once: "28 Dec 2026 – 2 Jan 2027", "1–3 Dec 2026". */
export function daysInWords(
  { from, to }: { from: string; to: string },
  { language }: Pick<Speech, 'language'>,
): string {
  const { locale } = wordsIn(language);
  const [first, last] = [from, to].map(date => DateTime.fromISO(date).setLocale(locale));
  if (!first?.isValid || !last?.isValid) return `${from} – ${to}`;
  const end = last.toFormat('d LLL yyyy');
  if (first.hasSame(last, 'day')) return end;
  if (first.hasSame(last, 'month')) return `${first.toFormat('d')}–${end}`;
  return `${first.toFormat(first.hasSame(last, 'year') ? 'd LLL' : 'd LLL yyyy')} – ${end}`;
}
