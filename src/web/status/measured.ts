import { DateTime } from 'luxon';
import { wordsIn } from '../../chat/words/words.ts';
import { availabilityIn } from '../../desk/availability/availability-in.ts';
import type { Desk } from '../../desk/desk.ts';
import { percentOf } from '../../ticket/availability/availability.ts';
import type { Language } from '../../ticket/words.ts';
import { statusWords } from './words.ts';

/** How available services were, month by month, the one that goes on first. @property share null where nobody measured */
export type MeasuredMonth = {
  from: Date;
  shares: { service: string; share: number | null; known: number }[];
};

/** Of this month and the one before. */
export async function measuredMonths(
  desk: Pick<Desk, 'db' | 'clock' | 'services' | 'calendar'>,
): Promise<MeasuredMonth[]> {
  if (!desk.services.some(({ probe }) => probe)) return [];
  const now = DateTime.fromJSDate(desk.clock(), { zone: desk.calendar.base.zone }).startOf('month');
  const months = [];
  for (const month of [now, now.minus({ months: 1 })]) {
    const span = { from: month.toJSDate(), to: month.plus({ months: 1 }).toJSDate() };
    const all = await availabilityIn(desk, span);
    const shares = all.map(({ service, availability: { share, known } }) => ({ service, share, known }));
    months.push({ from: span.from, shares });
  }
  return months;
}

/** "novembre 2026: 99,987%", for each month of which something is known. */
export function measuredInWords(
  months: readonly MeasuredMonth[],
  service: string,
  { language, zone }: { language: Language; zone: string },
): string[] {
  const { locale } = wordsIn(language);
  return months.flatMap(({ from, shares }) => {
    const { share = null, known = 0 } = shares.find(each => each.service === service) ?? {};
    if (share === null) return [];
    const month = DateTime.fromJSDate(from, { zone }).setLocale(locale).toFormat('LLLL yyyy');
    const percent = percentOf(share, 3).toLocaleString(locale, { maximumFractionDigits: 3 });
    // Cut, as the other: a month of which something was not measured is never told as measured whole.
    return statusWords[language].measured(month, percent, known < 1 ? String(percentOf(known, 0)) : null);
  });
}
